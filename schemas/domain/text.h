#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::domain {

/// True for well-formed UTF-8 without NUL.
[[nodiscard]] bool isValidUtf8(std::string_view text);

/// The one door for text from outside: NFC, look-alike Đ (U+00D0, U+0189) repaired, blanks (NBSP, tabs,
/// line ends) to single spaces, ends trimmed, control characters dropped. Precondition: valid UTF-8.
[[nodiscard]] std::string normalised(std::string_view text);

/// The same for running text of a file: line ends stay, U+00AD goes.
[[nodiscard]] std::string normalisedBody(std::string_view text);

/// Code points of NFC text; what every length rule counts.
[[nodiscard]] std::size_t codePoints(std::string_view text);

/// Lower case, no accents, đ → d: "Văn bản Đến" → "van ban den".
[[nodiscard]] std::string folded(std::string_view text);

/// Lower case with accents.
[[nodiscard]] std::string lowered(std::string_view text);

/// Capitals, for what a form prints so: "Sở Nội vụ" → "SỞ NỘI VỤ".
[[nodiscard]] std::string uppered(std::string_view text);

/// True for a name that is only a name: not empty, no "/", "\", NUL, not "." or "..", ≤ 255 bytes.
[[nodiscard]] bool isPlainFileName(std::string_view name);

/// Sort key of Vietnamese dictionary order (domain §8.2): letters first, tones after them. Hexadecimal digits
/// that compare as the texts sort, so that the key may lie in a text column.
[[nodiscard]] std::string sortKey(std::string_view text);

}  // namespace vanthu::domain
