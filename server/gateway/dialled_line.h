#pragma once

#include <chrono>
#include <deque>
#include <optional>
#include <string>

#include <zmq.hpp>

#include "schemas/exchange/link.h"
#include "server/gateway/send_queue.h"
#include "server/gateway/sockets.h"

/// Internal to server/gateway.
namespace vanthu::gateway {

using Instant = std::chrono::steady_clock::time_point;

/// The line that we keep to one peer. libzmq dials again after a broken connection, but gives up for ever
/// after a refused key or a broken handshake: then a new socket is needed. One thread.
class DialledLine {
  public:
    /// `name` must be new in this process.
    /// `waitingBytes`: of all lines of the process; outlives the line, as the context does.
    DialledLine(zmq::context_t& context, KeyPair keys, wire::DialledPeer peer, std::string name, Instant now,
                std::size_t& waitingBytes);

    [[nodiscard]] const wire::DialledPeer& peer() const { return peer_; }
    [[nodiscard]] zmq::socket_t& socket() { return socket_; }
    [[nodiscard]] zmq::socket_t& monitor() { return monitor_; }
    [[nodiscard]] bool hasWaiting() const { return !waiting_.empty(); }

    /// False when the line is down or too much waits already: the message is gone.
    [[nodiscard]] bool send(wire::Send message);
    void sendWaiting();
    /// The next change of the line that its monitor tells.
    [[nodiscard]] std::optional<wire::LineState> nextChange(Instant now);
    /// Dials with a new socket when it is time: soon after a refusal, since the peer may enter our key at any
    /// moment; late when the line is down for another reason.
    void redialWhenDue(Instant now);

  private:
    void dial(Instant now);
    void enter(wire::LineState state, Instant now);
    bool trySend(const wire::Send& message);

    zmq::context_t& context_;
    KeyPair keys_;
    wire::DialledPeer peer_;
    std::string name_;
    int dials_{0};
    zmq::socket_t socket_;
    zmq::socket_t monitor_;
    wire::LineState state_{wire::LineState::down};
    std::optional<Instant> redialAt_;  ///< while the line is not up
    std::chrono::seconds pause_;       ///< before the next dial after a refusal
    SendQueue waiting_;
};

}  // namespace vanthu::gateway
