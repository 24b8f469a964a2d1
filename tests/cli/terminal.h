#pragma once

#include "client-cli/command_line.h"
#include "tests/support/temp_dir.h"

#include <sstream>
#include <string>
#include <vector>

namespace vanthu::tests {

/// Runs whole command lines of `vanthu` in this process, away from terminals and from the configuration of
/// the person who runs the tests.
class Terminal {
  public:
    explicit Terminal(const std::string& server = "http://127.0.0.1:1") {
        environment.variables = {{"XDG_CONFIG_HOME", folder.path().string()}, {"VANTHU_SERVER", server}};
    }

    /// Exit code; `out` and `err` hold what this run printed.
    int run(const std::vector<std::string>& words) {
        std::ostringstream outStream;
        std::ostringstream errStream;
        const int code = cli::runCommandLine(words, environment, outStream, errStream);
        out = outStream.str();
        err = errStream.str();
        return code;
    }

    /// A file in the private folder; its path.
    std::string file(const std::string& name, const std::string& content) const;

    TempDir folder;
    cli::Environment environment;
    std::string out;
    std::string err;
};

}  // namespace vanthu::tests
