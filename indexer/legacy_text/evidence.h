#pragma once

#include "indexer/legacy_text/charset.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace vanthu::legacy {

/// What the words of a stretch of text say. Words of plain letters say nothing and are not counted.
struct Evidence {
    std::size_t words{0};     ///< with a letter or sign beyond ASCII that Windows-1252 has
    std::size_t unicode{0};   ///< with a letter that no byte of Windows-1252 stands for: Unicode already
    std::size_t asIs{0};      ///< of `words`, Vietnamese as they stand
    std::size_t asLegacy{0};  ///< of `words`, Vietnamese when decoded
};

/// Counts for one encoding.
[[nodiscard]] Evidence evidenceFor(std::string_view text, Charset charset);

/// Words with a letter that no byte of Windows-1252 stands for.
[[nodiscard]] std::size_t unicodeWordsIn(std::string_view text);

/// How many words must speak for an encoding, with nothing but the text to go by.
enum class Prior {
    unicode,     ///< a text that most likely is Unicode
    someCharset  ///< bytes that are no Unicode
};

/// The encoding that clearly more words are Vietnamese in than in any other, and than as they stand; none
/// when the text holds a word of Unicode or says too little.
[[nodiscard]] std::optional<Charset> charsetOf(std::string_view text, Prior prior);

/// The same question when the font names the encoding: one clear word is enough.
enum class Verdict { legacy, unicode, open };
[[nodiscard]] Verdict verdictOf(const Evidence& evidence);

}  // namespace vanthu::legacy
