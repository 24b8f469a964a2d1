#pragma once

#include "server/form_check/form_check.h"

#include <string_view>

namespace vanthu::form_check {

/// What an installation sets in `form-rules.tsv`: a line per rule with its code, a tab or blanks, and error,
/// warning or off; "#" begins a comment. Throws Error{invalidInput} naming the line that is none of these.
[[nodiscard]] Severities parseSeverities(std::string_view text);

}  // namespace vanthu::form_check
