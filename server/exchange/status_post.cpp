#include "server/exchange/status_post.h"

#include <Poco/Logger.h>

#include "server/exchange/back_off.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/recalls.h"
#include "server/exchange/routes.h"
#include "storage/exchange_store.h"

namespace vanthu::exchange {
namespace {

constexpr int kNoticesPerRound = 64;

wire::Status statusOf(const storage::StatusNotice& notice) {
    return {notice.recipientCode, notice.statusSequence, notice.code,
            notice.reason,        notice.arrivalNumber,  notice.at};
}

}  // namespace

void StatusPost::sendDue(const std::vector<wire::Route>& routes) {
    const auto peers = peersOf(routes);
    const auto now = services_.clock.now();
    const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::dueStatusNotices(transaction, now, peers, kNoticesPerRound);
    });
    if (due.empty()) return;
    services_.write([&](storage::WriteTransaction& transaction) {
        for (const auto& notice : due)
            storage::postponeStatusNotice(transaction, notice.id, notice.attempts + 1,
                                          now + backOff(notice.attempts + 1, services_.random()));
    });
    for (const auto& notice : due) {
        wire::Header header;
        header.type = wire::MessageType::status;
        header.messageId = notice.messageId;
        services_.send(routeTo(routes, notice.peer), header, wire::encode(statusOf(notice)));
    }
}

void StatusPost::onStatus(const wire::Route& route, const wire::Header& header, std::string_view body) {
    const auto status = wire::parseStatus(body);
    const bool known = services_.write([&](storage::WriteTransaction& transaction) {
        auto delivery = storage::findDelivery(transaction, header.messageId, status.recipient);
        if (!delivery || delivery->peer != route.peer) return false;
        if (!storage::insertStatusEvent(transaction, delivery->id, status.sequence, status.code,
                                        status.reason, status.at))
            return true;
        if (status.sequence == domain::kRecallSequence) {
            const bool agreed = status.code == domain::StatusCode::agreed;
            takeRecallAnswer(transaction, *delivery,
                             agreed ? domain::RecallState::done : domain::RecallState::refused, status.reason,
                             status.at);
            return true;
        }
        const auto before = *delivery;
        apply(*delivery, {status.code, status.reason, status.arrivalNumber, status.at, status.sequence});
        storeReported(transaction, before, *delivery);
        return true;
    });
    if (!known) {
        // Not acknowledged: after a restore from backup the delivery may come back, and the status with it.
        Poco::Logger::get("exchange")
            .warning("A peer reports on message " + header.messageId + ", which was not sent to it");
        return;
    }
    wire::Header answer = header;
    answer.type = wire::MessageType::statusAck;
    services_.send(route, answer, wire::encode(wire::StatusAck{status.recipient, status.sequence}));
}

void StatusPost::onStatusAck(domain::PeerId peer, const wire::Header& header, std::string_view body) {
    const auto statusAck = wire::parseStatusAck(body);
    services_.write([&](storage::WriteTransaction& transaction) {
        storage::closeStatusNotice(transaction, peer, header.messageId, statusAck.recipient,
                                   statusAck.sequence);
    });
}

}  // namespace vanthu::exchange
