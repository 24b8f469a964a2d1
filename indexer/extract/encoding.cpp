#include "indexer/extract/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

#include "schemas/domain/utf8.h"

namespace vanthu::extract {
namespace {

constexpr const char* kVietnamese = "windows-1258";
constexpr const char* kWestern = "windows-1252";

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open(const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter{ucnv_open(name, &status)};
    return U_SUCCESS(status) != 0 ? std::move(converter) : nullptr;
}

std::string converted(std::string_view bytes, UConverter& converter) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), &converter, status);
    std::string out;
    if (U_SUCCESS(status) != 0) text.toUTF8String(out);
    return out;
}

/// A text cut within its last letter is UTF-8 all the same.
bool isUtf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t before = at;
        if (domain::nextCodePoint(bytes, at) == domain::kReplacement && at - before == 1) return false;
    }
    return true;
}

/// Windows-1258 writes most tones as a combining byte behind a vowel, and đ, ơ, ư at places where Western
/// text has ð, õ, ý.
bool isVietnameseCodePage(std::string_view bytes) {
    constexpr std::string_view kTones = "\xCC\xD2\xDE\xEC\xF2";
    constexpr std::string_view kVowels = "aeiouyAEIOUY\xE2\xEA\xF4\xE3\xF5\xFD\xC2\xCA\xD4\xC3\xD5\xDD";
    std::size_t tones = 0;
    for (std::size_t i = 1; i < bytes.size(); ++i)
        if (kTones.find(bytes[i]) != std::string_view::npos &&
            kVowels.find(bytes[i - 1]) != std::string_view::npos)
            ++tones;
    return tones > 0;
}

}  // namespace

std::string decoded(std::string_view bytes, const std::string& declared) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return std::string{bytes.substr(3)};
    const bool littleEndian = bytes.starts_with("\xFF\xFE");
    if (littleEndian || bytes.starts_with("\xFE\xFF")) {
        const auto utf16 = open(littleEndian ? "UTF-16LE" : "UTF-16BE");
        return utf16 ? converted(bytes.substr(2), *utf16) : std::string{};
    }
    if (isUtf8(bytes)) return std::string{bytes};
    if (!declared.empty())
        if (const auto named = open(declared.c_str())) return converted(bytes, *named);
    const auto guessed = open(isVietnameseCodePage(bytes) ? kVietnamese : kWestern);
    return guessed ? converted(bytes, *guessed) : std::string{};
}

void loadConverters() {
    for (const char* name : {kVietnamese, kWestern, "UTF-16LE", "UTF-16BE"})
        (void)open(name);
}

}  // namespace vanthu::extract
