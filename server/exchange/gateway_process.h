#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <stop_token>

#include "schemas/exchange/link.h"
#include "server/process/supervisor.h"

namespace vanthu::exchange {

/// Runs vanthu-gateway as a child, keeps one alive and talks to it over its standard input.
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
    ~GatewayProcess() = default;  ///< stops

    void start();
    /// Ends the child and the thread. The callbacks must not block any more.
    void stop();
    /// Kills the child: a new one starts with a new configuration, and no old connection survives.
    void restart();
    /// To the child that runs now; nobody gets it when none does.
    void send(const wire::LinkRecord& record);

    /// Process id of the child that runs, 0 for none.
    [[nodiscard]] int process() const { return supervisor_.child(); }
    [[nodiscard]] int restarts() const { return supervisor_.restarts(); }

  private:
    /// Reads until the child is gone.
    void serve(process::ChildProcess& child, const std::stop_token& stop);
    void readRecords(int line);
    void setLine(int line);

    std::filesystem::path program_;
    Callbacks callbacks_;
    std::mutex mutex_;                ///< of line_, and of whole records on it
    int line_{-1};                    ///< to the child that runs now, -1 for none
    process::Supervisor supervisor_;  ///< its thread calls into the rest: made last, gone first
};

}  // namespace vanthu::exchange
