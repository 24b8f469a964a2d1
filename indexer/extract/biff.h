#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::extract {

/// One record of a workbook stream ([MS-XLS] 2.1.4).
struct BiffRecord {
    std::uint16_t type;
    std::string_view data;
};

/// Walks through the records of a stream; every step moves forward.
class BiffRecords {
  public:
    BiffRecords(std::string_view stream, std::size_t at) : stream_(stream), at_(at) {}
    /// std::nullopt at the end, or where the stream breaks off.
    [[nodiscard]] std::optional<BiffRecord> next();
    /// The data of the records that go on with the last one, if the next ones do.
    [[nodiscard]] std::vector<std::string_view> continuations();

  private:
    std::string_view stream_;
    std::size_t at_;
};

/// Texts in the data of a record and its continuations ([MS-XLS] 2.5.293, 2.5.294).
class BiffTexts {
  public:
    explicit BiffTexts(std::vector<std::string_view> parts) : parts_(std::move(parts)) {}

    [[nodiscard]] bool atEnd();
    void skip(std::size_t bytes);
    [[nodiscard]] std::uint32_t number(int bytes);
    /// The next text as UTF-8; its length is a number of so many bytes.
    [[nodiscard]] std::string text(int lengthBytes);
    /// So many letters; a first byte says how they are written.
    [[nodiscard]] std::string letters(std::size_t count);

  private:
    [[nodiscard]] unsigned char byte();
    [[nodiscard]] std::u16string units(std::size_t count, bool wide);

    std::vector<std::string_view> parts_;
    std::size_t part_{0};
    std::size_t at_{0};
};

}  // namespace vanthu::extract
