#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <zmq.hpp>

/// Internal to server/gateway: sockets with every option of exchange rule §2.3, and calls that survive
/// signals.
namespace vanthu::gateway {

inline constexpr std::string_view kZapDomain = "exch";

struct KeyPair {
    std::string publicKey;  ///< Z85
    std::string secretKey;
};

/// CURVE server: identities are made here, never taken from the client; nothing is bound yet.
[[nodiscard]] zmq::socket_t listeningSocket(zmq::context_t& context, const KeyPair& keys);
/// CURVE client; nothing is connected yet.
[[nodiscard]] zmq::socket_t dialledSocket(zmq::context_t& context, const KeyPair& keys,
                                          const std::string& serverPublicKey);

inline constexpr int kHandshakeEvents = ZMQ_EVENT_HANDSHAKE_SUCCEEDED | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH;

/// A socket on which the events of another arrive. `name` must be new in this process.
[[nodiscard]] zmq::socket_t watch(zmq::context_t& context, zmq::socket_t& watched, const std::string& name,
                                  int events);
/// The next event of a monitor, 0 when there is none.
[[nodiscard]] int receiveEvent(zmq::socket_t& monitor);

/// libzmq reports a signal by throwing; nothing happened then.
template <class Call>
auto whenInterruptedRepeat(Call&& call) {
    while (true) {
        try {
            return call();
        } catch (const zmq::error_t& error) {
            if (error.num() != EINTR) throw;
        }
    }
}

/// How many items are ready, 0 after the time is up.
int pollItems(zmq::pollitem_t* items, std::size_t count, std::chrono::milliseconds timeout);

}  // namespace vanthu::gateway
