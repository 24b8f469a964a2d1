#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::process {

/// A program and what it is started with.
struct Command {
    std::filesystem::path program;  ///< a name without a slash is looked for in PATH
    std::vector<std::string> arguments{};
    std::map<std::string, std::string> variables{};  ///< added to our own environment
    std::filesystem::path output{};  ///< file to append standard output to; "" : where ours goes
    std::filesystem::path errors{};  ///< the same for standard error
};

/// A running program. Its standard input is a line (a socket) whose other end is ours: the programs of an
/// installation end with it, so none outlives its parent, however that dies. Signals that our threads block
/// or ignore are as usual in the child. One thread at a time, except where said.
class ChildProcess {
  public:
    /// Throws Error{unavailable} when the program cannot be started.
    explicit ChildProcess(const Command& command);
    ~ChildProcess();  ///< kills what still runs
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    [[nodiscard]] pid_t id() const { return id_; }
    /// Our end of its standard input; open as long as this object lives. Any thread may write to it.
    [[nodiscard]] int line() const { return line_; }
    /// The child reads the end of its input; what it writes there still arrives.
    void endInput() const;
    /// Does nothing once the child has ended.
    void signal(int number);

    [[nodiscard]] bool hasEnded();
    [[nodiscard]] bool endsWithin(std::chrono::milliseconds time);
    /// Waits for its end, however long that takes; its exit status, 128 + signal when one ended it.
    int wait();
    /// SIGKILL, and its end.
    void kill();

  private:
    /// One waitpid().
    void collect(int options);

    pid_t id_{0};
    int line_{-1};
    std::optional<int> status_;  ///< as of waitpid(), once it was collected
};

}  // namespace vanthu::process
