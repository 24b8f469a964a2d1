#pragma once

#include <map>
#include <string>

#include <zmq.hpp>

#include "schemas/exchange/link.h"
#include "server/gateway/send_queue.h"

namespace vanthu::gateway {

/// Sends over the lines that peers dialled, all of them behind one ROUTER. One thread.
class AcceptedLines {
  public:
    /// Both outlive this object; `waitingBytes`: of all lines of the process.
    AcceptedLines(zmq::socket_t& listener, std::size_t& waitingBytes)
        : listener_(listener), waitingBytes_(waitingBytes) {}

    /// False when that line is gone or too much waits for it already: the message is gone.
    [[nodiscard]] bool send(const std::string& routingId, wire::Send message);
    void sendWaiting();
    /// ROUTER never says that a line can take more: somebody has to ask again soon.
    [[nodiscard]] bool hasWaiting() const { return !waiting_.empty(); }

  private:
    enum class Outcome { sent, full, gone };
    [[nodiscard]] Outcome trySend(const std::string& routingId, const wire::Send& message);

    zmq::socket_t& listener_;
    std::size_t& waitingBytes_;
    std::map<std::string, SendQueue> waiting_;  ///< of lines that took no more, by routing id
};

}  // namespace vanthu::gateway
