#pragma once

#include "client-cli/command.h"
#include "client-cli/environment.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace vanthu::cli {

/// The command that the words name, and its checked arguments.
struct ParsedLine {
    const Command* command{nullptr};  ///< null: help was asked for, or no command was named
    std::string topic;                ///< words recognised as command or group: "incoming"
    bool helpWanted{false};
    Arguments arguments{{}};
};

/// Reads the words after the program's name. Throws usage Failure for anything that no command takes.
[[nodiscard]] ParsedLine parseLine(const std::vector<std::string>& words);

/// Runs the program from its words to its exit code; whatever goes wrong is one line on `err`.
[[nodiscard]] int runCommandLine(const std::vector<std::string>& words, const Environment& environment,
                                 std::ostream& out, std::ostream& err);

}  // namespace vanthu::cli
