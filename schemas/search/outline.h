#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::search {

/// Syllables of subject and text that an outline keeps at most: a dozen pages.
inline constexpr std::size_t kOutlineSyllables = 4000;

/// One syllable of an outline: hashes of 17 bits of the folded and 6 of the written form.
struct OutlineSyllable {
    std::uint32_t folded{0};
    std::uint32_t written{0};
    bool startsGroup{false};
};
inline constexpr std::uint32_t kOutlineWrittenBits = 6;
inline constexpr std::size_t kOutlineBytes = 3;                      ///< of one syllable
inline constexpr std::size_t kOutlineFolded = std::size_t{1} << 17;  ///< values of `folded`

[[nodiscard]] std::uint32_t outlineFolded(std::string_view folded);
[[nodiscard]] std::uint32_t outlineWritten(std::string_view written);

/// The beginning of a document in 3 bytes a syllable, in which candidates of a question are compared without
/// unpacking and cutting their texts: the length of the subject in syllables (2 bytes), then the syllables of
/// subject and text. Bytes are the same on every machine.
[[nodiscard]] std::string makeOutline(std::string_view subject, std::string_view text);

/// Reads an outline; anything that makeOutline did not write reads as a shorter one. The bytes must outlive
/// it.
class Outline {
  public:
    explicit Outline(std::string_view bytes);
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::size_t subjectSize() const { return subjectSize_; }
    [[nodiscard]] OutlineSyllable at(std::size_t place) const {
        const auto byte = [&](std::size_t i) -> std::uint32_t {
            return static_cast<unsigned char>(bytes_[place * kOutlineBytes + i]);
        };
        const std::uint32_t value = byte(0) | byte(1) << 8 | byte(2) << 16;
        return {value >> (kOutlineWrittenBits + 1), value >> 1 & ((1U << kOutlineWrittenBits) - 1),
                (value & 1) != 0};
    }

  private:
    std::string_view bytes_;
    std::size_t size_{0};
    std::size_t subjectSize_{0};
};

}  // namespace vanthu::search
