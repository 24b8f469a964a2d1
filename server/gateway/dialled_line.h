#pragma once

#include <deque>
#include <optional>
#include <string>

#include <zmq.hpp>

#include "schemas/exchange/link.h"
#include "server/gateway/sockets.h"

/// Internal to server/gateway.
namespace vanthu::gateway {

/// The line that we keep to one peer. libzmq dials again by itself. One thread.
class DialledLine {
  public:
    DialledLine(zmq::context_t& context, const KeyPair& keys, wire::DialledPeer peer,
                const std::string& monitorName);

    [[nodiscard]] const wire::DialledPeer& peer() const { return peer_; }
    [[nodiscard]] zmq::socket_t& socket() { return socket_; }
    [[nodiscard]] zmq::socket_t& monitor() { return monitor_; }
    [[nodiscard]] bool hasWaiting() const { return !waiting_.empty(); }

    /// False when the line is down or too much waits already: the message is gone.
    [[nodiscard]] bool send(wire::Send message);
    void sendWaiting();
    /// The next change of the line that its monitor tells.
    [[nodiscard]] std::optional<wire::LineState> nextChange();

  private:
    bool trySend(const wire::Send& message);

    wire::DialledPeer peer_;
    zmq::socket_t socket_;
    zmq::socket_t monitor_;
    wire::LineState state_{wire::LineState::down};
    std::deque<wire::Send> waiting_;  ///< while the peer reads more slowly than we write
};

}  // namespace vanthu::gateway
