#pragma once

#include <string>
#include <string_view>

namespace vanthu::legacy {

/// Encodings of Vietnamese before Unicode, in the order in which equals are tried.
enum class Charset { tcvn3, vni, windows1258, viscii, vps };

/// "TCVN3".
[[nodiscard]] std::string_view name(Charset charset);

/// UTF-8 text whose letters came from bytes of `charset` that a reader took for Windows-1252, or that stand
/// in the private area as symbol fonts have them (U+F020 …): what was meant, composed. Characters that the
/// encoding does not use stay. Words of capitals become such where the encoding writes only small letters
/// (TCVN3: "CéNG" is "CỘNG").
[[nodiscard]] std::string decoded(std::string_view text, Charset charset);

/// The same without capitals that the encoding does not write; quick, for counting words.
[[nodiscard]] std::string decodedLetters(std::string_view text, Charset charset);

/// A TCVN3 text that came through the glyphs of a PDF, where the byte of ư is drawn as a hyphen: U+00AD
/// instead of the hyphens that make a syllable so ("h-íng", "t- vÊn").
[[nodiscard]] std::string withSoftHyphens(std::string_view text);

/// The byte of Windows-1252 behind a character, 0 for none. Positions that it leaves free are themselves.
[[nodiscard]] unsigned char byteOf(char32_t point);

}  // namespace vanthu::legacy
