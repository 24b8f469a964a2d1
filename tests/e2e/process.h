#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace vanthu::tests {

/// How a program ended and what it printed.
struct Finished {
    int exitCode{0};  ///< 128 + signal when a signal ended it
    std::string out;
    std::string err;
};

/// Runs a program to its end; `variables` are added to this process's environment.
[[nodiscard]] Finished runProgram(const std::string& program, const std::vector<std::string>& arguments,
                                  const std::map<std::string, std::string>& variables = {});

/// A running program; killed and reaped with the object.
class ChildProcess {
  public:
    /// stdout and stderr go to `logFile`, appended.
    ChildProcess(const std::string& program, const std::vector<std::string>& arguments,
                 const std::filesystem::path& logFile);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    [[nodiscard]] pid_t pid() const { return pid_; }
    [[nodiscard]] bool alive();
    /// Sends the signal to this process alone and waits for its end.
    void end(int signal);

  private:
    pid_t pid_{0};
};

/// Asks again and again until the condition holds; false when it does not within the time.
[[nodiscard]] bool eventually(std::chrono::seconds within, const std::function<bool()>& condition);

}  // namespace vanthu::tests
