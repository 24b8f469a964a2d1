#include "server/exchange/recall_post.h"

#include "schemas/domain/organisation.h"
#include "schemas/exchange/manifest.h"
#include "server/exchange/back_off.h"
#include "server/exchange/peer_table.h"
#include "server/exchange/recalls.h"
#include "server/exchange/routes.h"
#include "storage/exchange_store.h"
#include "storage/recall_store.h"

namespace vanthu::exchange {
namespace {

using domain::RecallState;

constexpr int kRecallsPerRound = 64;

/// What came of it, for the sender; `item`: what it is about, as it was before.
wire::RecallAck answerTo(const domain::ReceivedRecall& recall, const std::optional<domain::InboxItem>& item,
                         domain::InboxRecall how) {
    wire::RecallAck answer{recall.recipientCode, RecallState::notArrived, recall.receivedAt};
    if (!item) return answer;
    answer.state = how == domain::InboxRecall::asked     ? RecallState::asked
                   : how == domain::InboxRecall::refused ? RecallState::refused
                                                         : RecallState::done;
    if (how == domain::InboxRecall::refused) answer.text = item->recallAnswer;
    return answer;
}

/// Under which code it was sent.
std::string senderOf(storage::ReadTransaction& transaction, const storage::DueRecall& due) {
    return wire::parseManifest(storage::findSending(transaction, due.messageId, due.peer).manifest)
        .senderCode;
}

}  // namespace

void RecallPost::sendDue(const std::vector<wire::Route>& routes) {
    const auto peers = peersOf(routes);
    const auto now = services_.clock.now();
    const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::dueRecalls(transaction, now, peers, kRecallsPerRound);
    });
    if (due.empty()) return;
    // The attempt is on disk before it is made, as that of a delivery.
    const auto senders = services_.write([&](storage::WriteTransaction& transaction) {
        std::vector<std::string> codes;
        for (const auto& one : due) {
            storage::postponeRecall(transaction, one.recall.delivery, one.attempts + 1,
                                    now + backOff(one.attempts + 1, services_.random()));
            codes.push_back(senderOf(transaction, one));
        }
        return codes;
    });
    for (std::size_t i = 0; i < due.size(); ++i) {
        wire::Header header;
        header.type = wire::MessageType::recall;
        header.messageId = due[i].messageId;
        services_.send(routeTo(routes, due[i].peer), header,
                       wire::encode(wire::Recall{due[i].recipientCode, senders[i], due[i].recall.reason,
                                                 due[i].recall.askedAt}));
    }
}

void RecallPost::onRecall(const domain::Peer& peer, const wire::Route& route, const wire::Header& header,
                          std::string_view body) {
    const auto recall = wire::parseRecall(body);
    if (!speaksFor(peer, recall.sender))
        throw wire::Rejected(wire::NackCode::notAuthorised, "this peer may not speak for " + recall.sender);
    const auto answer = services_.write([&](storage::WriteTransaction& transaction) {
        auto kept = storage::insertReceivedRecall(
            transaction, {.id = 0,
                          .peer = peer.id,
                          .messageId = header.messageId,
                          .recipientCode = recall.recipient,
                          .senderCode = domain::normalisedOrganisationCode(recall.sender),
                          .reason = recall.reason,
                          .recalledAt = recall.at,
                          .receivedAt = transaction.actor().at,
                          .item = {}});
        const auto item = kept.item ? storage::findInboxItem(transaction, *kept.item)
                                    : storage::findReceivedFrom(transaction, kept);
        auto how = domain::InboxRecall::none;
        if (item) how = carryOutRecall(transaction, *item, kept.reason);
        if (item && !kept.item) storage::storeRecalledItem(transaction, kept, item->id);
        return answerTo(kept, item, how);
    });
    wire::Header reply = header;
    reply.type = wire::MessageType::recallAck;
    services_.send(route, reply, wire::encode(answer));
}

void RecallPost::onRecallAck(domain::PeerId peer, const wire::Header& header, std::string_view body) {
    const auto recallAck = wire::parseRecallAck(body);
    services_.write([&](storage::WriteTransaction& transaction) {
        const auto delivery = storage::findDelivery(transaction, header.messageId, recallAck.recipient);
        if (delivery && delivery->peer == peer)
            takeRecallAnswer(transaction, *delivery, recallAck.state, recallAck.text, recallAck.at);
    });
}

}  // namespace vanthu::exchange
