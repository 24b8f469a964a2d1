#include "client-cli/command_line.h"
#include "client-cli/environment.h"

#include <csignal>
#include <iostream>

int main(int count, char** values) {
    // A closed pipe ("vanthu … | head") is an ordinary failed write, not a death by signal.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> words(values + 1, values + count);
    return vanthu::cli::runCommandLine(words, vanthu::cli::currentEnvironment(), std::cout, std::cerr);
}
