#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>

#include <sys/types.h>

#include "schemas/exchange/link.h"

namespace vanthu::exchange {

/// Runs vanthu-gateway as a child and keeps one alive: a dead one is replaced after a growing pause.
///
/// Threads: one of its own starts the child, reads from it and calls `onRecord` and `onLost`, which may block
/// to hold the gateway back. Everything else may be called from any thread but that one.
class GatewayProcess {
  public:
    struct Callbacks {
        std::function<wire::Configure()> configuration;  ///< asked at every start of a child
        std::function<void(wire::LinkRecord)> onRecord;
        std::function<void()> onLost;  ///< the child is dead and everything on its way with it
    };
    GatewayProcess(std::filesystem::path program, Callbacks callbacks);
    ~GatewayProcess();  ///< stops

    void start();
    /// Ends the child and the thread. The callbacks must not block any more.
    void stop();
    /// Kills the child: a new one starts with a new configuration, and no old connection survives.
    void restart();
    /// To the child that runs now; nobody gets it when none does.
    void send(const wire::LinkRecord& record);

    /// Process id of the child that runs, 0 for none.
    [[nodiscard]] int process() const { return child_; }
    [[nodiscard]] int restarts() const { return restarts_; }

  private:
    void supervise();
    /// Starts a child and reads until it is gone.
    void runOnce();
    [[nodiscard]] bool spawn();
    void readRecords();
    void reap();

    std::filesystem::path program_;
    Callbacks callbacks_;
    std::thread thread_;
    std::mutex mutex_;  ///< of line_ being opened and closed, and of whole records on it
    std::condition_variable stopped_;
    bool stopping_{false};
    int line_{-1};
    std::atomic<pid_t> child_{0};
    std::atomic<int> restarts_{0};
};

}  // namespace vanthu::exchange
