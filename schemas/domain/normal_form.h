#pragma once

#include <string>
#include <string_view>

namespace vanthu::domain {

/// Unicode normal form C (letters with their accents in one code point). Precondition: valid UTF-8.
[[nodiscard]] std::string composed(std::string_view text);

/// Unicode normal form D of one code point: the bare letter, then its accents.
[[nodiscard]] std::u32string decomposed(char32_t point);

}  // namespace vanthu::domain
