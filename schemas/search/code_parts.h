#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// The parts under which số và ký hiệu is found, from its key: "30/2020/nđ/cp" → 30, 2020, nd, cp; letters
/// and digits that touch also apart: "12a" → 12a, 12, a. Numbers lose leading zeros. Each part once.
[[nodiscard]] std::vector<std::string> codeParts(std::string_view codeKey);

/// "kh456" → kh, 456; a word of one kind comes back alone.
[[nodiscard]] std::vector<std::string> lettersAndDigits(std::string_view word);

/// "007" → "7", "0" → "0"; anything that is no number stays.
[[nodiscard]] std::string withoutLeadingZeros(std::string_view word);

}  // namespace vanthu::search
