#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/legacy_text/fonted_text.h"
#include "indexer/legacy_text/readable.h"
#include "indexer/legacy_text/rejoin.h"
#include "schemas/domain/text.h"

using namespace vanthu;

namespace {

constexpr std::string_view kFonts[] = {"Arial", ".VnTime", ".VnTimeH", "VNI-Times", "VPS Times", "VISCII"};

/// A text without a letter of an old encoding comes back as it is; whatever comes back is UTF-8 when that
/// which went in was.
void check(bool condition) {
    if (!condition) std::abort();
}

std::string withoutBlanks(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += c;
    return out;
}

}  // namespace

/// The first byte says what cuts the rest into runs of the six kinds of fonts.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t step = 1 + data[0] % 64;
    const bool valid = domain::isValidUtf8(text);

    legacy::FontSpans fonts;
    for (std::size_t at = step, i = data[0]; at < text.size() + step; at += step, ++i)
        fonts.extend(at, kFonts[i % std::size(kFonts)]);
    for (const auto source : {legacy::Converter::Source::bytes, legacy::Converter::Source::glyphs}) {
        legacy::Converter converter(source);
        const auto out = legacy::converted(text, fonts, converter);
        if (converter.remark().empty()) check(out == text);
        check(domain::isValidUtf8(converter.remark()));
    }
    legacy::Converter converter;
    const auto whole = legacy::convertedBytes(text, converter);
    if (valid) check(domain::isValidUtf8(whole));
    for (const auto charset : {legacy::Charset::tcvn3, legacy::Charset::vni, legacy::Charset::windows1258,
                               legacy::Charset::viscii, legacy::Charset::vps})
        if (valid) check(domain::isValidUtf8(legacy::decoded(text, charset)));
    check(withoutBlanks(legacy::rejoined(text)) == withoutBlanks(text));
    (void)legacy::isReadable(text);
    (void)legacy::withSoftHyphens(text);
    return 0;
}
