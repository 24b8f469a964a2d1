#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::domain {

/// Rows of an embedded list of schemas/codes: fields between tabs, "-" read as empty, lines with "#" left
/// out. Throws Error{internal} when a row has another number of fields than `columns`.
[[nodiscard]] std::vector<std::vector<std::string>> codeTable(std::string_view fileName, std::size_t columns);

}  // namespace vanthu::domain
