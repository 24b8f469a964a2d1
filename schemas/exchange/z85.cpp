#include "schemas/exchange/z85.h"

#include <cstdint>

namespace vanthu::wire {
namespace {

constexpr std::string_view kAlphabet =
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

}  // namespace

std::string z85Encode(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) {
        std::uint32_t value = 0;
        for (const char byte : bytes.substr(i, 4))
            value = (value << 8) | static_cast<unsigned char>(byte);
        for (std::uint32_t divisor = 85u * 85 * 85 * 85; divisor > 0; divisor /= 85)
            text.push_back(kAlphabet[value / divisor % 85]);
    }
    return text;
}

std::optional<std::string> z85Decode(std::string_view text) {
    if (text.size() % 5 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 5) {
        std::uint64_t value = 0;
        for (const char letter : text.substr(i, 5)) {
            const std::size_t digit = kAlphabet.find(letter);
            if (digit == std::string_view::npos) return std::nullopt;
            value = value * 85 + digit;
        }
        if (value > 0xFFFFFFFF) return std::nullopt;
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.push_back(static_cast<char>((value >> shift) & 0xFF));
    }
    return bytes;
}

bool isCurveKey(std::string_view text) {
    return text.size() == 40 && z85Decode(text).has_value();
}

}  // namespace vanthu::wire
