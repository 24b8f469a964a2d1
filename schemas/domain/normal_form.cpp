#include "schemas/domain/normal_form.h"

#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "schemas/domain/error.h"

namespace vanthu::domain {
namespace {

void check(UErrorCode status, const char* what) {
    if (U_FAILURE(status) != 0)
        throw Error(ErrorCode::internal, std::string("ICU: ") + what + ": " + u_errorName(status));
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
    check(status, "NFC");
    return *form;
}

}  // namespace

std::string composed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    nfc().normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink,
                        nullptr, status);
    check(status, "normalising");
    return out;
}

std::u32string decomposed(char32_t point) {
    icu::UnicodeString parts;
    if (nfc().getDecomposition(static_cast<UChar32>(point), parts) == 0) return {point};
    std::u32string out;
    for (int i = 0; i < parts.length(); i = parts.moveIndex32(i, 1))
        out += static_cast<char32_t>(parts.char32At(i));
    return out;
}

}  // namespace vanthu::domain
