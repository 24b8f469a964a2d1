#pragma once

#include "client-cli/command.h"

#include <string>
#include <string_view>

namespace vanthu::cli {

/// `--before` of a list that is newest first. `value`: what its lines are known by; `help`: which it leaves.
[[nodiscard]] Option beforeOption(std::string_view value, std::string_view help);

/// The list from `--before` on, as much of it as the server gives at once.
[[nodiscard]] ApiAnswer newestFirst(Call& call, const std::string& path);

}  // namespace vanthu::cli
