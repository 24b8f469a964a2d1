#pragma once

#include "server/process/child_process.h"

#include <sys/types.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace vanthu::process {

/// Keeps one child running: starts it again after a pause that grows from a tenth of a second to half a
/// minute, and is short again after a child that lived for a minute.
///
/// Threads: one of its own does all that and calls `serve`; everything else may be called from any thread but
/// that one.
class Supervisor {
  public:
    /// Called with every child that was started. When it returns, the child is killed unless it has ended;
    /// it must return soon after the child ended or `stop` was requested, and must not throw.
    using Serve = std::function<void(ChildProcess& child, const std::stop_token& stop)>;

    Supervisor(Command command, Serve serve);
    ~Supervisor();  ///< stops

    void start();
    /// Returns when the child has ended and `serve` is called no more.
    void stop();

    /// Process id of the child that runs, 0 for none.
    [[nodiscard]] pid_t child() const { return child_; }
    [[nodiscard]] int restarts() const { return restarts_; }

  private:
    void run(const std::stop_token& stop);
    void runOnce(const std::stop_token& stop);

    Command command_;
    Serve serve_;
    std::mutex mutex_;  ///< of nothing but the pause
    std::condition_variable_any pausing_;
    std::atomic<pid_t> child_{0};
    std::atomic<int> restarts_{0};
    std::jthread thread_;
};

}  // namespace vanthu::process
