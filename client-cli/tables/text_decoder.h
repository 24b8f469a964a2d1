#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>

namespace vanthu::tables {

/// The characters of a text file as UTF-8, piece by piece: UTF-8 with or without a mark, UTF-16 of either
/// order, told by its mark or by the zero bytes of its first letters. One thread.
class TextDecoder {
  public:
    explicit TextDecoder(std::unique_ptr<std::istream> bytes);

    /// The next byte of UTF-8, or -1 at the end. What is no character of UTF-16 becomes U+FFFD; UTF-8 is
    /// handed over as it is, for its reader to judge row by row.
    [[nodiscard]] int next();
    /// What next() will give.
    [[nodiscard]] int peek();
    [[nodiscard]] std::int64_t bytesRead() const { return bytesRead_; }

  private:
    enum class Encoding { utf8, utf16Little, utf16Big };
    bool refill();
    void detect();
    [[nodiscard]] int unit();

    std::unique_ptr<std::istream> bytes_;
    Encoding encoding_{Encoding::utf8};
    std::string raw_;  ///< bytes that were read
    std::size_t at_{0};
    std::string pending_;  ///< UTF-8 of the present character of UTF-16
    std::size_t pendingAt_{0};
    int held_{-1};  ///< a unit of UTF-16 that was read too far
    std::int64_t bytesRead_{0};
};

}  // namespace vanthu::tables
