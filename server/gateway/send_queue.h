#pragma once

#include <cstddef>
#include <deque>

#include "schemas/exchange/link.h"

namespace vanthu::gateway {

/// What waits for one line because the peer reads more slowly than we write. Bounded by bytes, for the line
/// and for all lines together, so that slow peers cannot fill the memory of the process.
class SendQueue {
  public:
    /// `waitingBytes`: of all lines; outlives the queue.
    explicit SendQueue(std::size_t& waitingBytes) : all_(waitingBytes) {}
    ~SendQueue() { clear(); }
    SendQueue(const SendQueue&) = delete;
    SendQueue& operator=(const SendQueue&) = delete;

    [[nodiscard]] bool empty() const { return messages_.empty(); }
    /// False when too much waits already: the message is gone.
    [[nodiscard]] bool push(wire::Send message);
    /// Hands over in order as long as `trySend` takes them.
    template <class TrySend>
    void drain(TrySend&& trySend) {
        while (!messages_.empty() && trySend(messages_.front()))
            pop();
    }
    void clear();

  private:
    void pop();

    std::size_t& all_;
    std::size_t bytes_{0};
    std::deque<wire::Send> messages_;
};

}  // namespace vanthu::gateway
