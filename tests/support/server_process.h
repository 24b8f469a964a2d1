#pragma once

#include <sys/types.h>
#include <filesystem>
#include <string>
#include <vector>

namespace vanthu::tests {

/// A real vanthud on a free port of the loopback, over the data folder given. Stopped with the object.
class ServerProcess {
  public:
    /// Returns once the server wrote DATA/vanthud.json. Throws std::runtime_error when it did not within 30
    /// s; its standard error goes to DATA/../vanthud.log.
    explicit ServerProcess(const std::filesystem::path& data, const std::vector<std::string>& options = {});
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] pid_t pid() const { return pid_; }
    /// SIGTERM and wait: the orderly end.
    void stop();
    /// SIGKILL and wait: the crash.
    void kill();

  private:
    void waitUntilReady(const std::filesystem::path& readyFile);
    void end(int signal);

    pid_t pid_{0};
    int port_{0};
};

/// Runs a program of the project to its end, its output to nowhere. Throws std::runtime_error unless it ends
/// with 0.
void runProgram(const std::string& name, const std::vector<std::string>& options);

/// VmRSS of a process in bytes, 0 when it is gone.
[[nodiscard]] std::size_t residentBytes(pid_t pid);
/// Direct children of a process, with the names of their programs.
struct ChildProcess {
    pid_t pid{0};
    std::string name;
};
[[nodiscard]] std::vector<ChildProcess> childrenOf(pid_t parent);

}  // namespace vanthu::tests
