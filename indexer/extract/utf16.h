#pragma once

#include "schemas/domain/utf8.h"

#include <cstddef>
#include <string>

namespace vanthu::extract {

/// UTF-16 in any string of 16-bit units as UTF-8; NUL and lone surrogates are left out. The PDF library's own
/// conversion goes through iconv and drops what follows a lone surrogate.
template <class Utf16>
[[nodiscard]] std::string utf8Of(const Utf16& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t point = text[i];
        const bool high = point >= 0xD800 && point < 0xDC00;
        if (high && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
            point = 0x10000 + ((point - 0xD800) << 10) + (text[++i] - 0xDC00u);
        if (point != 0 && (point < 0xD800 || point > 0xDFFF)) domain::appendUtf8(point, out);
    }
    return out;
}

}  // namespace vanthu::extract
