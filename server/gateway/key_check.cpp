#include "server/gateway/key_check.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <future>
#include <iostream>
#include <ranges>
#include <thread>

#include <zmq.hpp>
#include <zmq_addon.hpp>

#include "schemas/exchange/z85.h"
#include "server/gateway/sockets.h"

namespace vanthu::gateway {
namespace {

constexpr const char* kZapEndpoint = "inproc://zeromq.zap.01";
constexpr std::chrono::seconds kSelfTestTime{5};
constexpr std::size_t kZapCurveFrames = 7;  // version, request id, domain, address, identity, mechanism, key

zmq::message_t frame(std::string_view text) {
    return {text.data(), text.size()};
}

zmq::multipart_t answer(const zmq::multipart_t& request, const KeyList& keys) {
    const bool curve = request.size() == kZapCurveFrames && request.peekstr(0) == "1.0" &&
                       request.peekstr(2) == kZapDomain && request.peekstr(5) == "CURVE";
    const auto peer = curve ? keys.peerOf(wire::z85Encode(request.peekstr(6))) : std::nullopt;
    zmq::multipart_t reply;
    reply.add(frame("1.0"));
    reply.add(frame(request.size() > 1 ? request.peekstr(1) : ""));
    reply.add(frame(peer ? "200" : "400"));
    reply.add(frame(peer ? "OK" : "unknown key"));
    reply.add(frame(peer ? std::to_string(peer->value) : ""));
    reply.add(frame(""));
    return reply;
}

void serve(zmq::socket_t& socket, const KeyList& keys, std::atomic<std::int64_t>& refused) {
    while (true) {
        zmq::multipart_t request;
        if (!whenInterruptedRepeat([&] { return request.recv(socket); })) continue;
        auto reply = answer(request, keys);
        if (reply.peekstr(2) != "200") ++refused;
        reply.send(socket);
    }
}

}  // namespace

void KeyList::replace(const std::vector<wire::AllowedKey>& allowed) {
    std::map<std::string, domain::PeerId> peers;
    for (const auto& key : allowed)
        peers.emplace(key.publicKey, key.peer);
    const std::lock_guard lock(mutex_);
    peers_ = std::move(peers);
}

std::optional<domain::PeerId> KeyList::peerOf(const std::string& publicKey) const {
    const std::lock_guard lock(mutex_);
    const auto found = peers_.find(publicKey);
    return found == peers_.end() ? std::nullopt : std::optional(found->second);
}

bool KeyList::allows(domain::PeerId peer) const {
    const std::lock_guard lock(mutex_);
    return std::ranges::any_of(peers_ | std::views::values, [&](auto allowed) { return allowed == peer; });
}

void startKeyCheck(zmq::context_t& context, const KeyList& keys, std::atomic<std::int64_t>& refused) {
    std::promise<void> bound;
    auto isBound = bound.get_future();
    std::thread([&context, &keys, &refused, bound = std::move(bound)]() mutable {
        try {
            zmq::socket_t socket(context, zmq::socket_type::rep);
            socket.bind(kZapEndpoint);
            bound.set_value();
            serve(socket, keys, refused);
        } catch (const std::exception& error) {
            std::cerr << "vanthu-gateway: the key check ended: " << error.what() << std::endl;
        }
        std::_Exit(EXIT_FAILURE);
    }).detach();
    isBound.wait();
}

bool refusesStrangers(zmq::context_t& context, const std::string& endpoint,
                      const std::string& serverPublicKey) {
    std::array<char, 41> publicKey{};
    std::array<char, 41> secretKey{};
    if (zmq_curve_keypair(publicKey.data(), secretKey.data()) != 0) return false;
    auto stranger = dialledSocket(context, {publicKey.data(), secretKey.data()}, serverPublicKey);
    auto monitor = watch(context, stranger, "self-test", kHandshakeEvents);
    stranger.connect(endpoint);
    zmq::pollitem_t item{monitor.handle(), 0, ZMQ_POLLIN, 0};
    if (pollItems(&item, 1, kSelfTestTime) == 0) return false;
    return receiveEvent(monitor) == ZMQ_EVENT_HANDSHAKE_FAILED_AUTH;
}

}  // namespace vanthu::gateway
