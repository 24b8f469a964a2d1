#pragma once

#include "server/process/child_process.h"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace vanthu::tests {

/// A real vanthud on a free port of the loopback, over the data folder given. Stopped with the object, and
/// with this process, however that dies.
class ServerProcess {
  public:
    /// Returns once the server wrote DATA/vanthud.json. Throws std::runtime_error when it did not within a
    /// minute; what it prints goes to DATA/../vanthud.log.
    explicit ServerProcess(const std::filesystem::path& data, const std::vector<std::string>& options = {});
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] pid_t pid() const { return process_.id(); }
    [[nodiscard]] bool running() { return !process_.hasEnded(); }
    /// SIGTERM and wait: the orderly end.
    void stop();
    /// SIGKILL and wait: the crash.
    void kill();

    /// What vanthud and its children printed so far.
    [[nodiscard]] std::string log() const;

  private:
    void waitUntilReady();

    std::filesystem::path log_;
    std::filesystem::path readyFile_;
    process::ChildProcess process_;
    int port_{0};
};

}  // namespace vanthu::tests
