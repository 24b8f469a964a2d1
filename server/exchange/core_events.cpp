#include "server/exchange/core.h"

#include <chrono>

#include "schemas/domain/error.h"
#include "schemas/domain/utf8.h"
#include "server/exchange/exchange_log.h"

namespace vanthu::exchange {
namespace {

std::string shortened(std::string_view text) {
    constexpr std::size_t kBytes = 500;
    return std::string(domain::firstBytes(text, kBytes));
}

}  // namespace

void Exchange::Core::handle(Event& event) {
    if (const auto* record = std::get_if<wire::LinkRecord>(&event)) return handle(*record);
    if (std::holds_alternative<GatewayLost>(event)) onGatewayLost();
}

void Exchange::Core::handle(const wire::LinkRecord& record) {
    if (const auto* ready = std::get_if<wire::Ready>(&record)) return onReady(*ready);
    if (const auto* received = std::get_if<wire::Received>(&record)) return onReceived(*received);
    if (const auto* changed = std::get_if<wire::LineChanged>(&record)) return onLineChanged(*changed);
    if (const auto* undeliverable = std::get_if<wire::Undeliverable>(&record)) {
        hub_.onLost(undeliverable->route);
        lines_.lost(undeliverable->route);
        outbox_.lineLost(undeliverable->route.peer);
    } else if (const auto* counters = std::get_if<wire::Counters>(&record)) {
        const std::lock_guard lock(mutex_);
        counters_ = *counters;
    }
}

void Exchange::Core::onReady(const wire::Ready& ready) {
    const std::lock_guard lock(mutex_);
    endpoint_ = ready.endpoint;
    isReady_ = true;
    ready_.notify_all();
}

void Exchange::Core::onLineChanged(const wire::LineChanged& changed) {
    hub_.use(hubInForce());
    if (hub_.isHub(changed.peer)) return hub_.onLine(changed.peer, changed.state);
    lines_.dialled(changed.peer, changed.state, std::chrono::steady_clock::now());
    if (changed.state != wire::LineState::up) outbox_.lineLost(changed.peer);
    doDueWork();
}

void Exchange::Core::onReceived(const wire::Received& received) {
    // Asked again for every message: the key may have been revoked after the handshake.
    const auto peer = peerInForce(received.route.peer);
    if (!peer) return;
    {
        const std::lock_guard lock(mutex_);
        auto& health = peerHealth_[peer->id];
        health.peer = peer->id;
        health.lastHeardAt = services_.clock.now();
    }
    if (peer->isHub) return onHubMessage(*peer, received);
    lines_.heard(received.route, std::chrono::steady_clock::now());
    const auto [header, problem] = wire::parseHeader(received.header);
    if (problem != wire::HeaderProblem::none)
        return refuse(
            received.route, {},
            problem == wire::HeaderProblem::version ? wire::NackCode::version : wire::NackCode::protocol,
            "the header is not understood here");
    try {
        onMessage(*peer, received.route, header, received.body);
    } catch (const wire::Rejected& rejected) {
        logger().warning(peer->name + ": " + rejected.what());
        refuse(received.route, header, rejected.nackCode(), rejected.what());
    } catch (const std::exception& error) {
        logger().error(peer->name + ": " + error.what());
        refuse(received.route, header, wire::NackCode::unavailable, "");
    }
}

void Exchange::Core::onHubMessage(const domain::Peer& hub, const wire::Received& received) {
    hub_.use(hubInForce());
    if (!hub_.isHub(hub.id)) return;  // a second one, which nobody uses
    try {
        hub_.onMessage(received.route, received.header, received.body);
    } catch (const wire::Rejected& rejected) {
        logger().warning(hub.name + ": " + rejected.what());
    }
}

void Exchange::Core::onMessage(const domain::Peer& peer, const wire::Route& route, const wire::Header& header,
                               const std::string& body) {
    const auto now = std::chrono::steady_clock::now();
    switch (header.type) {
        case wire::MessageType::poll:
            sendEmpty(route, wire::MessageType::polled);
            return reachPeers(now);
        case wire::MessageType::polled:
            return reachPeers(now);
        case wire::MessageType::submit:
            return intake_.onSubmit(peer, route, header, body, now);
        case wire::MessageType::chunk:
            return intake_.onChunk(route, header, body, now);
        case wire::MessageType::need:
            return outbox_.onNeed(peer.id, header, body, now);
        case wire::MessageType::credit:
            return outbox_.onCredit(peer.id, header, now);
        case wire::MessageType::ack:
            if (!packages_.onAck(peer.id, header, body)) outbox_.onAck(peer.id, header, body);
            return wake();
        case wire::MessageType::nack:
            if (!packages_.onNack(peer.id, header, body)) outbox_.onNack(peer.id, header, body);
            return wake();
        case wire::MessageType::status:
            if (packages_.onStatus(route, header, body)) return;
            return statuses_.onStatus(route, header, body);
        case wire::MessageType::statusAck:
            packages_.onStatusAck(peer.id, header, body);
            return statuses_.onStatusAck(peer.id, header, body);
        case wire::MessageType::recall:
            return recalls_.onRecall(peer, route, header, body);
        case wire::MessageType::recallAck:
            return recalls_.onRecallAck(peer.id, header, body);
    }
}

void Exchange::Core::onGatewayLost() {
    lines_.lostAll();
    outbox_.allLinesLost();
    hub_.allLinesLost();
    const std::lock_guard lock(mutex_);
    earlierCounts_.refusedKeys += counters_.refusedKeys;
    earlierCounts_.droppedMessages += counters_.droppedMessages;
    counters_ = {};
    for (auto& [id, health] : peerHealth_) {
        health.connected = false;
        health.problem = "Mất kết nối";
    }
}

void Exchange::Core::refuse(const wire::Route& route, const wire::Header& header, wire::NackCode code,
                            const std::string& text) {
    // Only what asks to be taken is answered: a NACK about an answer would be about nothing.
    const bool asks = header.type == wire::MessageType::submit || header.type == wire::MessageType::chunk;
    const bool isUnreadable = code == wire::NackCode::protocol || code == wire::NackCode::version;
    if (!asks && !isUnreadable) return;
    wire::Header nack = header;
    nack.type = wire::MessageType::nack;
    services_.send(route, nack, wire::encode(wire::Nack{"", code, wire::isRetryable(code), shortened(text)}));
}

void Exchange::Core::sendEmpty(const wire::Route& route, wire::MessageType type) {
    wire::Header header;
    header.type = type;
    services_.send(route, header, "");
}

}  // namespace vanthu::exchange
