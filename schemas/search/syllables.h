#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// One syllable, word or number of a text. The two spellings are valid until the reader moves on.
struct Syllable {
    std::size_t start{0};      ///< in the text, bytes
    std::size_t length{0};     ///< in the text, bytes
    std::string_view written;  ///< lower case, composed, its tone mark and its i or y where the one rule puts
                               ///< them: "Hoà" → "hòa", "kĩ" → "kỹ"
    std::string_view folded;   ///< without accents: "hoa"
    bool startsGroup{
        false};  ///< a sentence, a line or a clause begins here: no pair with the syllable before
};

/// Longest syllable that is indexed, in bytes of `written`; longer runs of letters are passed over.
inline constexpr std::size_t kSyllableBytesMax = 30;

/// Cuts UTF-8 text into syllables, the only way in which indexer, query parser and snippets do. Letters and
/// digits that touch are one syllable ("12a", "qh15"); everything else separates. Never fails: a byte that is
/// not UTF-8 separates too. Composed and combining spellings give the same syllables. Table driven, no
/// allocation.
class SyllableReader {
  public:
    /// The text must outlive the reader.
    explicit SyllableReader(std::string_view text) : text_(text) {}

    /// Moves to the next syllable; false at the end.
    bool next();
    [[nodiscard]] const Syllable& syllable() const { return syllable_; }

  private:
    void readRun();
    void push(char32_t codePoint);
    void combine(char32_t mark);
    void placeTone();
    void chooseY();
    void spell();

    std::string_view text_;
    std::size_t position_{0};
    Syllable syllable_;
    bool groupEnded_{true};

    // The run being read: one unit per letter. A vowel is its number in the table of vowels, any other letter
    // its lower-case code point with the top bit set.
    static constexpr std::size_t kUnits = kSyllableBytesMax;
    std::array<std::uint32_t, kUnits> units_{};
    std::size_t unitCount_{0};
    bool tooLong_{false};
    bool hasTone_{false};
    std::array<char, kUnits * 4> written_{};
    std::array<char, kUnits * 4> folded_{};
};

/// The syllables of a short text, as strings.
struct SyllableText {
    std::string written;
    std::string folded;
    bool startsGroup{false};
    bool operator==(const SyllableText&) const = default;
};
[[nodiscard]] std::vector<SyllableText> syllables(std::string_view text);

}  // namespace vanthu::search
