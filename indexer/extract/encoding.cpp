#include "indexer/extract/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
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

/// What pages claim that were written without a thought of encodings.
bool isWestern(const std::string& declared) {
    constexpr std::array<std::string_view, 6> kNames = {"iso-8859-1", "windows-1252", "us-ascii",
                                                        "ascii",      "latin1",       "x-user-defined"};
    return std::find(kNames.begin(), kNames.end(), declared) != kNames.end();
}

}  // namespace

DecodedText decoded(std::string_view bytes, const std::string& declared) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return {std::string{bytes.substr(3)}};
    const bool littleEndian = bytes.starts_with("\xFF\xFE");
    if (littleEndian || bytes.starts_with("\xFE\xFF")) {
        const auto utf16 = open(littleEndian ? "UTF-16LE" : "UTF-16BE");
        return {utf16 ? converted(bytes.substr(2), *utf16) : std::string{}};
    }
    if (isUtf8(bytes)) return {std::string{bytes}};
    if (!declared.empty() && !isWestern(declared))
        if (const auto named = open(declared.c_str())) return {converted(bytes, *named)};
    const auto western = open(kWestern);
    return {western ? converted(bytes, *western) : std::string{}, true};
}

std::string decodedName(std::string_view bytes) {
    return decoded(bytes, kVietnamese).text;
}

void loadConverters() {
    for (const char* name : {kVietnamese, kWestern, "UTF-16LE", "UTF-16BE"})
        (void)open(name);
}

}  // namespace vanthu::extract
