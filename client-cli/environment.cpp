#include "client-cli/environment.h"

#include <cstring>

#include <sys/ioctl.h>
#include <unistd.h>

namespace vanthu::cli {

std::string Environment::variable(const std::string& name) const {
    const auto found = variables.find(name);
    return found == variables.end() ? "" : found->second;
}

Environment currentEnvironment() {
    Environment environment;
    for (char** entry = environ; *entry != nullptr; ++entry)
        if (char* equals = std::strchr(*entry, '='))
            environment.variables.emplace(std::string(*entry, equals), equals + 1);
    environment.inputIsTerminal = isatty(STDIN_FILENO) != 0;
    environment.outputIsTerminal = isatty(STDOUT_FILENO) != 0;
    environment.errorIsTerminal = isatty(STDERR_FILENO) != 0;
    winsize size{};
    if (environment.outputIsTerminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        environment.columns = size.ws_col;
    return environment;
}

}  // namespace vanthu::cli
