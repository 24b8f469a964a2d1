#pragma once

#include <string_view>

namespace vanthu::domain {

/// The letter that was meant: Đ or đ for the signs of other alphabets that look like them (domain §8.2).
[[nodiscard]] constexpr char32_t repaired(char32_t point) {
    switch (point) {
        case U'\u00D0':
        case U'\u0189':
            return U'\u0110';
        case U'\u00F0':
        case U'\u0256':
            return U'\u0111';
        default:
            return point;
    }
}

/// The Latin capital that was meant in a number or notation, where no other alphabet has a place: "TT-BTС"
/// with a Cyrillic С is met in databases of law.
[[nodiscard]] constexpr char32_t repairedInCode(char32_t point) {
    constexpr std::u32string_view kCyrillicAndGreek = U"АВЕКМНОРСТХУІЈЅΑΒΕΗΙΚΜΝΟΡΤΥΧΖ";
    constexpr std::u32string_view kLatin = U"ABEKMHOPCTXYIJSABEHIKMNOPTYXZ";
    static_assert(kCyrillicAndGreek.size() == kLatin.size());
    const auto at = kCyrillicAndGreek.find(point);
    return at == std::u32string_view::npos ? repaired(point) : kLatin[at];
}

}  // namespace vanthu::domain
