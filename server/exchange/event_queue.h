#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <variant>

#include "schemas/exchange/link.h"

namespace vanthu::exchange {

/// The gateway died; what it said before no longer holds.
struct GatewayLost {};
/// Work was committed to the database.
struct WorkQueued {};
using Event = std::variant<wire::LinkRecord, GatewayLost, WorkQueued>;

/// What the worker has to look at, in order. A full queue holds back whoever brings messages, and so the
/// gateway and the peers. Any thread.
class EventQueue {
  public:
    /// Waits while the queue is full; false after close().
    bool push(Event event);
    /// Never waits; one wish to work is as good as many.
    void wake();
    /// The next event, or nothing when the time is up or the queue is closed.
    [[nodiscard]] std::optional<Event> pop(std::chrono::milliseconds timeout);
    void close();
    [[nodiscard]] bool isClosed() const;

  private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Event> events_;
    std::size_t bytes_{0};  ///< of the messages in it
    bool woken_{false};
    bool closed_{false};
};

}  // namespace vanthu::exchange
