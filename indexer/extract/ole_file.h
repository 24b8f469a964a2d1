#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::extract {

/// The container of old office files ([MS-CFB]), in memory: streams with names.
class OleFile {
  public:
    /// std::nullopt for bytes that are no container, or a damaged one. They must outlive the file.
    [[nodiscard]] static std::optional<OleFile> open(std::string_view bytes);

    /// A folder of that name, std::nullopt when there is none.
    [[nodiscard]] std::optional<OleFile> folder(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const;
    /// The bytes of a stream; empty when there is none of that name or it is damaged.
    [[nodiscard]] std::string stream(const std::string& name) const;

  private:
    struct Close {
        void operator()(void* object) const;
    };
    explicit OleFile(void* file, std::size_t size) : file_(file), size_(size) {}

    std::unique_ptr<void, Close> file_;  ///< GsfInfile
    std::size_t size_;                   ///< of the whole; no stream is longer
};

/// A little-endian number in binary data; 0 where the data end before.
[[nodiscard]] std::uint16_t littleEndian16(std::string_view bytes, std::size_t at);
[[nodiscard]] std::uint32_t littleEndian32(std::string_view bytes, std::size_t at);

/// The letter of a byte of Windows-1252, in which old files store texts that have no other letters.
[[nodiscard]] char16_t letterOfByte(char byte);

/// Makes the library load what it loads only once, while files can still be opened.
void warmUpOle();

}  // namespace vanthu::extract
