#include "server/gateway/sockets.h"

#include <cstring>

#include "schemas/domain/limits.h"
#include "schemas/exchange/frame.h"

namespace vanthu::gateway {
namespace {

/// A chunk under full credit may wait, and some control messages beside it.
constexpr int kQueuedMessages =
    static_cast<int>(limits::kExchangeWindowBytes / limits::kExchangeChunkBytes) + 8;

template <class Socket>
void setCommonOptions(Socket& socket) {
    socket.set(zmq::sockopt::linger, 0);  // the outbox is the queue; nothing may hold the process
    socket.set(zmq::sockopt::maxmsgsize, static_cast<std::int64_t>(limits::kExchangeChunkBytes + 1024));
    socket.set(zmq::sockopt::rcvhwm, kQueuedMessages);
    socket.set(zmq::sockopt::sndhwm, kQueuedMessages);
    socket.set(zmq::sockopt::immediate, 1);  // do not queue for a peer that is not there
    socket.set(zmq::sockopt::handshake_ivl, 5'000);
    socket.set(zmq::sockopt::reconnect_ivl, 500);
    socket.set(zmq::sockopt::reconnect_ivl_max, 30'000);
    socket.set(zmq::sockopt::connect_timeout, 10'000);
    socket.set(zmq::sockopt::tcp_maxrt, 30'000);
    socket.set(zmq::sockopt::tcp_keepalive, 1);
    socket.set(zmq::sockopt::tcp_keepalive_idle, 60);
    socket.set(zmq::sockopt::tcp_keepalive_intvl, 10);
    socket.set(zmq::sockopt::tcp_keepalive_cnt, 5);
    socket.set(zmq::sockopt::backlog, 512);
    socket.set(zmq::sockopt::sndtimeo, 0);
    socket.set(zmq::sockopt::rcvtimeo, 0);
}

}  // namespace

zmq::socket_t listeningSocket(zmq::context_t& context, const KeyPair& keys) {
    zmq::socket_t socket(context, zmq::socket_type::router);
    setCommonOptions(socket);
    socket.set(zmq::sockopt::router_mandatory, 1);  // say so when a peer is gone
    socket.set(zmq::sockopt::router_handover, 0);   // nobody takes over the line of another
    socket.set(zmq::sockopt::curve_server, 1);
    socket.set(zmq::sockopt::curve_secretkey, keys.secretKey);
    socket.set(zmq::sockopt::zap_domain, std::string(kZapDomain));
    return socket;
}

zmq::socket_t dialledSocket(zmq::context_t& context, const KeyPair& keys,
                            const std::string& serverPublicKey) {
    zmq::socket_t socket(context, zmq::socket_type::dealer);
    setCommonOptions(socket);
    socket.set(zmq::sockopt::curve_publickey, keys.publicKey);
    socket.set(zmq::sockopt::curve_secretkey, keys.secretKey);
    socket.set(zmq::sockopt::curve_serverkey, serverPublicKey);
    return socket;
}

zmq::socket_t watch(zmq::context_t& context, zmq::socket_t& watched, const std::string& name, int events) {
    const std::string endpoint = "inproc://events." + name;
    if (zmq_socket_monitor(watched.handle(), endpoint.c_str(), events) != 0) throw zmq::error_t();
    zmq::socket_t monitor(context, zmq::socket_type::pair);
    monitor.set(zmq::sockopt::linger, 0);
    monitor.set(zmq::sockopt::rcvtimeo, 0);
    monitor.connect(endpoint);
    return monitor;
}

int receiveEvent(zmq::socket_t& monitor) {
    zmq::message_t event;
    zmq::message_t address;
    if (!whenInterruptedRepeat([&] { return monitor.recv(event); })) return 0;
    if (event.more()) (void)whenInterruptedRepeat([&] { return monitor.recv(address); });
    std::uint16_t number = 0;
    if (event.size() >= sizeof number) std::memcpy(&number, event.data(), sizeof number);
    return number;
}

int pollItems(zmq::pollitem_t* items, std::size_t count, std::chrono::milliseconds timeout) {
    return whenInterruptedRepeat([&] { return zmq::poll(items, count, timeout); });
}

}  // namespace vanthu::gateway
