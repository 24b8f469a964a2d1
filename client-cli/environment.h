#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace vanthu::cli {

/// What surrounds the process, read once at the start; tests write their own.
struct Environment {
    std::map<std::string, std::string> variables;
    bool inputIsTerminal{false};
    bool outputIsTerminal{false};
    bool errorIsTerminal{false};
    std::size_t columns{0};  ///< of the terminal; 0 when the output is none

    /// Value of a variable, "" when it is not set.
    [[nodiscard]] std::string variable(const std::string& name) const;
};

[[nodiscard]] Environment currentEnvironment();

}  // namespace vanthu::cli
