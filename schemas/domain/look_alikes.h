#pragma once

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

}  // namespace vanthu::domain
