#pragma once

#include <string>
#include <vector>

namespace vanthu::storage {

/// Words without spaces as the text of one column, and back.
[[nodiscard]] std::string joined(const std::vector<std::string>& words);
[[nodiscard]] std::vector<std::string> split(const std::string& text);

}  // namespace vanthu::storage
