#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// How many of the folded words from `at` on only ask ("như thế nào", "là gì", "đúng hay sai") and say
/// nothing of what is sought; 0 when the word there says something.
[[nodiscard]] std::size_t questionWordsAt(const std::vector<std::string_view>& folded, std::size_t at);

}  // namespace vanthu::search
