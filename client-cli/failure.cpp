#include "client-cli/failure.h"

#include <algorithm>

namespace vanthu::cli {

Failure usageFailure(const std::string& message, const std::string& advice) {
    return {message, advice, ExitCode::usage};
}

std::string errorLine(const Failure& failure) {
    std::string line = std::string("vanthu: ") + failure.what();
    if (!failure.advice().empty()) line += " — hãy " + failure.advice();
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return line;
}

}  // namespace vanthu::cli
