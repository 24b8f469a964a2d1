#include "server/exchange/package_post.h"

#include "server/exchange/back_off.h"
#include "server/exchange/exchange_log.h"
#include "server/exchange/package_state.h"
#include "server/exchange/routes.h"
#include "storage/exchange_store.h"
#include "storage/package_post_store.h"

namespace vanthu::exchange {
namespace {

constexpr int kPackagesPerRound = 64;

/// What a peer's answer is about; none when it was not sent to that peer.
std::optional<domain::PackageDelivery> packageTo(storage::ReadTransaction& transaction, domain::PeerId peer,
                                                 const std::string& messageId) {
    auto delivery = storage::findPackageDelivery(transaction, messageId);
    return delivery && delivery->peer == peer ? delivery : std::nullopt;
}

}  // namespace

void PackagePost::sendDue(const std::vector<wire::Route>& routes) {
    const auto peers = peersOf(routes);
    submitDue(routes, peers);
    answerDue(routes, peers);
}

void PackagePost::submitDue(const std::vector<wire::Route>& routes,
                            const std::vector<domain::PeerId>& peers) {
    const auto now = services_.clock.now();
    const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::duePackageDeliveries(transaction, now, peers, kPackagesPerRound);
    });
    if (due.empty()) return;
    // The attempt is on disk before it is made, as that of a delivery of a document.
    const auto sendings = services_.write([&](storage::WriteTransaction& transaction) {
        std::vector<storage::Sending> found;
        for (auto delivery : due) {
            storage::postponePackageDelivery(transaction, delivery.id, delivery.attempts + 1,
                                             now + backOff(delivery.attempts + 1, services_.random()));
            delivery.state = domain::DeliveryState::sent;
            storage::updatePackageDelivery(transaction, delivery);
            found.push_back(storage::findSending(transaction, delivery.messageId, delivery.peer));
        }
        return found;
    });
    for (std::size_t i = 0; i < due.size(); ++i) {
        wire::Header header;
        header.type = wire::MessageType::submit;
        header.messageId = due[i].messageId;
        header.digest = sendings[i].digest;
        services_.send(routeTo(routes, due[i].peer), header,
                       due[i].recipientCode + "\n" + sendings[i].manifest);
    }
}

void PackagePost::answerDue(const std::vector<wire::Route>& routes,
                            const std::vector<domain::PeerId>& peers) {
    const auto now = services_.clock.now();
    const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::duePackageAnswers(transaction, now, peers, kPackagesPerRound);
    });
    if (due.empty()) return;
    services_.write([&](storage::WriteTransaction& transaction) {
        for (const auto& arrival : due)
            storage::postponePackageAnswer(transaction, arrival.id, arrival.attempts + 1,
                                           now + backOff(arrival.attempts + 1, services_.random()));
    });
    for (const auto& arrival : due) {
        wire::Header header;
        header.type = wire::MessageType::status;
        header.messageId = arrival.messageId;
        const auto answer = answerTo(arrival);
        services_.send(routeTo(routes, arrival.peer), header,
                       wire::encode(wire::Status{arrival.recipientCode, answer.sequence, answer.code,
                                                 answer.reason, answer.arrivalNumber, answer.at}));
    }
}

bool PackagePost::isOurs(domain::PeerId peer, const wire::Header& header) const {
    return services_.database.read([&](storage::ReadTransaction& transaction) {
        return packageTo(transaction, peer, header.messageId).has_value();
    });
}

bool PackagePost::onAck(domain::PeerId peer, const wire::Header& header, std::string_view body) {
    if (!isOurs(peer, header)) return false;
    const auto ack = wire::parseAck(body);
    services_.write([&](storage::WriteTransaction& transaction) {
        auto delivery = packageTo(transaction, peer, header.messageId);
        if (!delivery || storage::findSending(transaction, header.messageId, peer).digest != ack.digest)
            return;
        apply(*delivery, {domain::StatusCode::arrived, "", "", ack.arrivedAt});
        storage::updatePackageDelivery(transaction, *delivery);
    });
    return true;
}

bool PackagePost::onNack(domain::PeerId peer, const wire::Header& header, std::string_view body) {
    if (!isOurs(peer, header)) return false;
    const auto nack = wire::parseNack(body);
    logger().warning("Package " + header.messageId + ": " + std::string(domain::code(nack.code)) + " " +
                     nack.text);
    services_.write([&](storage::WriteTransaction& transaction) {
        auto delivery = packageTo(transaction, peer, header.messageId);
        if (!delivery || !isOpen(*delivery)) return;
        delivery->reason = nackReason(nack.code);
        if (!nack.retryable) delivery->state = domain::DeliveryState::failed;
        storage::updatePackageDelivery(transaction, *delivery);
    });
    return true;
}

bool PackagePost::onStatus(const wire::Route& route, const wire::Header& header, std::string_view body) {
    if (!isOurs(route.peer, header)) return false;
    const auto status = wire::parseStatus(body);
    services_.write([&](storage::WriteTransaction& transaction) {
        auto delivery = packageTo(transaction, route.peer, header.messageId);
        if (!delivery) return;
        apply(*delivery, {status.code, status.reason, "", status.at});
        storage::updatePackageDelivery(transaction, *delivery);
    });
    wire::Header answer = header;
    answer.type = wire::MessageType::statusAck;
    services_.send(route, answer, wire::encode(wire::StatusAck{status.recipient, status.sequence}));
    return true;
}

void PackagePost::onStatusAck(domain::PeerId peer, const wire::Header& header, std::string_view body) {
    const auto statusAck = wire::parseStatusAck(body);
    services_.write([&](storage::WriteTransaction& transaction) {
        storage::closePackageAnswer(transaction, peer, header.messageId, statusAck.recipient);
    });
}

}  // namespace vanthu::exchange
