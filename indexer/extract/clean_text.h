#pragma once

#include "schemas/domain/utf8.h"

#include <algorithm>
#include <string>
#include <string_view>

// In the header alone: several programs take single files of this folder.
namespace vanthu::extract {

/// UTF-8 without NUL and without what could not be decoded.
[[nodiscard]] inline std::string wellFormed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = domain::nextCodePoint(text, at);
        if (point != 0 && point != domain::kReplacement) domain::appendUtf8(point, out);
    }
    return out;
}

/// Capitals of ASCII become small; every other byte stays.
[[nodiscard]] inline std::string lowerAscii(std::string_view text) {
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

}  // namespace vanthu::extract
