#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::tests {

[[nodiscard]] std::vector<std::string> wordsOf(std::string_view text);

/// Share of the expected words that were read, letter by letter right and in their order: one minus the words
/// that must be changed, left out or put in, per expected word.
[[nodiscard]] double wordAccuracy(const std::vector<std::string>& expected,
                                  const std::vector<std::string>& read);

}  // namespace vanthu::tests
