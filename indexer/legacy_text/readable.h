#pragma once

#include <string_view>

namespace vanthu::legacy {

/// False for what comes out of glyphs without a usable map to Unicode: signs of the private area, replacement
/// characters, words that mix alphabets ("Ĉӝc lұp") or signs and letters. Short texts count as readable.
[[nodiscard]] bool isReadable(std::string_view text);

}  // namespace vanthu::legacy
