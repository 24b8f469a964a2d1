#pragma once

#include "client-cli/command.h"

#include <string>

namespace vanthu::cli {

/// The account with that login, whole. Throws Failure when the caller sees none.
[[nodiscard]] Json accountOf(Call& call, const std::string& login);

/// The positional LOGIN.
[[nodiscard]] Option loginOption();
/// The required --role.
[[nodiscard]] Option roleOption();

}  // namespace vanthu::cli
