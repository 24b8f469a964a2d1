#pragma once

#include <string>

namespace vanthu::form_check {

/// How letters look, in words of the law: "đậm, nghiêng, in hoa".
[[nodiscard]] std::string described(bool bold, bool italic, bool upper);

/// At most one decimal, with a comma: "25,4".
[[nodiscard]] std::string printed(double figure);

/// "30–35 mm", "13 pt".
[[nodiscard]] std::string span(double least, double most, const std::string& unit);

}  // namespace vanthu::form_check
