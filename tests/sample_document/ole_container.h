#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::tests {

/// A container of old office files with these streams; "folder/stream" lies in a folder.
[[nodiscard]] std::string oleOf(const std::vector<std::pair<std::string, std::string>>& streams);

/// The number in so many bytes, the lowest first.
[[nodiscard]] inline std::string littleEndian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i)
        text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

}  // namespace vanthu::tests
