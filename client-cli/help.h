#pragma once

#include "client-cli/command.h"

#include <string>
#include <string_view>

namespace vanthu::cli {

/// Help for a topic: "" for the program, "incoming" for a group, "incoming register" for a command. Throws
/// usage Failure for a topic that does not exist.
[[nodiscard]] std::string helpText(std::string_view topic);

/// The manual page vanthu(1) in roff, made of the command table.
[[nodiscard]] std::string manualPage();

/// A completion script for "bash", "zsh" or "fish", made of the command table.
[[nodiscard]] std::string completionScript(std::string_view shell);

/// The command or group nearest to a mistyped one, "" when none is near.
[[nodiscard]] std::string nearestCommand(std::string_view typed);

/// "vanthu incoming register --subject TRÍCH_YẾU [--file TỆP…]".
[[nodiscard]] std::string usageLine(const Command& command);

/// The same without what may be left out, for error lines.
[[nodiscard]] std::string shortUsageLine(const Command& command);

}  // namespace vanthu::cli
