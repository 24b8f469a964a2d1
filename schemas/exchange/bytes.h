#pragma once

#include "schemas/domain/error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace vanthu::wire {

/// Appends numbers big-endian and texts with their length in front.
class ByteWriter {
  public:
    template <class Integer>
    void number(Integer value) {
        for (int shift = static_cast<int>(sizeof(Integer)) * 8 - 8; shift >= 0; shift -= 8)
            bytes_.push_back(static_cast<char>((static_cast<std::uint64_t>(value) >> shift) & 0xFF));
    }
    void raw(std::string_view bytes) { bytes_.append(bytes); }
    void text(std::string_view text) {
        number(static_cast<std::uint32_t>(text.size()));
        raw(text);
    }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

/// Reads what ByteWriter wrote. Throws Error{invalidInput} where the bytes end too soon.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    template <class Integer>
    [[nodiscard]] Integer number() {
        std::uint64_t value = 0;
        for (const char byte : raw(sizeof(Integer)))
            value = (value << 8) | static_cast<unsigned char>(byte);
        return static_cast<Integer>(value);
    }
    [[nodiscard]] std::string_view raw(std::size_t size) {
        if (rest_.size() < size) throw Error(ErrorCode::invalidInput, "message ends too soon");
        const std::string_view bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return bytes;
    }
    [[nodiscard]] std::string text() { return std::string(raw(number<std::uint32_t>())); }
    /// Everything that is left.
    [[nodiscard]] std::string_view rest() { return std::exchange(rest_, {}); }
    [[nodiscard]] bool atEnd() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

}  // namespace vanthu::wire
