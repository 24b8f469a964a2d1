#pragma once

#include <stdexcept>
#include <string>

namespace vanthu::cli {

/// What the program answers to its caller.
enum class ExitCode { success = 0, failure = 1, usage = 2 };

/// Why a command could not do what it promised. Printed as one line: "vanthu: MESSAGE — hãy ADVICE".
class Failure : public std::runtime_error {
  public:
    Failure(const std::string& message, std::string advice, ExitCode exitCode = ExitCode::failure)
        : std::runtime_error(message), advice_(std::move(advice)), exitCode_(exitCode) {}

    /// What to try, as the words after "hãy".
    [[nodiscard]] const std::string& advice() const { return advice_; }
    [[nodiscard]] ExitCode exitCode() const { return exitCode_; }

  private:
    std::string advice_;
    ExitCode exitCode_;
};

/// The caller wrote something that no command takes: exit code 2.
[[nodiscard]] Failure usageFailure(const std::string& message, const std::string& advice);

/// The line for stderr, without line ends inside, whatever the message holds.
[[nodiscard]] std::string errorLine(const Failure& failure);

}  // namespace vanthu::cli
