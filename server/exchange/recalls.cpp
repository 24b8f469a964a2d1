#include "server/exchange/recalls.h"

#include "server/exchange/delivery_state.h"
#include "server/exchange/inbox.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/notice_store.h"
#include "storage/recall_store.h"

namespace vanthu::exchange {
namespace {

using domain::DeliveryState;
using domain::InboxRecall;
using domain::InboxState;
using domain::RecallState;

RecallState stateOf(InboxRecall recall) {
    switch (recall) {
        case InboxRecall::agreed:
            return RecallState::done;
        case InboxRecall::refused:
            return RecallState::refused;
        default:
            return RecallState::asked;
    }
}

/// What the receiver may know: nothing of an attempt that was never begun, everything of a unit of ours.
RecallState stateFor(storage::WriteTransaction& transaction, const domain::Delivery& delivery,
                     const std::string& reason) {
    if (delivery.peer) return delivery.attempts == 0 ? RecallState::withdrawn : RecallState::asked;
    auto item = storage::findDeliveredHere(transaction, delivery.id);
    if (!item) return RecallState::withdrawn;
    return stateOf(carryOutRecall(transaction, std::move(*item), reason));
}

void freeze(storage::WriteTransaction& transaction, const domain::InboxItem& item) {
    if (item.document && !storage::findRecall(transaction, *item.document))
        storage::recallDocument(transaction, *item.document,
                                "Cơ quan ban hành thu hồi: " + item.recallReason);
}

/// An answer stands: what a receiver says of what it has is above that nothing came.
int rankOf(RecallState state) {
    switch (state) {
        case RecallState::asked:
            return 0;
        case RecallState::notArrived:
            return 1;
        case RecallState::refused:
            return 2;
        case RecallState::done:
        case RecallState::withdrawn:
            return 3;
    }
    return 0;
}

}  // namespace

void queueRecall(storage::WriteTransaction& transaction, domain::DocumentId document,
                 const std::string& reason) {
    queueRecall(transaction, storage::deliveriesOf(transaction, document), reason);
}

void queueRecall(storage::WriteTransaction& transaction, const std::vector<domain::Delivery>& deliveries,
                 const std::string& reason) {
    const auto now = transaction.actor().at;
    for (auto delivery : deliveries) {
        if (storage::findDeliveryRecall(transaction, delivery.id)) continue;
        domain::DeliveryRecall recall{
            .delivery = delivery.id, .state = {}, .reason = reason, .askedAt = now, .answeredAt = {}};
        recall.state = stateFor(transaction, delivery, reason);
        if (recall.state != RecallState::asked) recall.answeredAt = now;
        storage::insertDeliveryRecall(transaction, recall, delivery.peer);
        if (!isOpen(delivery)) continue;
        // No further attempt. An arrival of what is on the way is told all the same.
        delivery.state = DeliveryState::failed;
        delivery.reason = "Đã thu hồi văn bản";
        storage::updateDelivery(transaction, delivery);
    }
}

InboxRecall carryOutRecall(storage::WriteTransaction& transaction, domain::InboxItem item,
                           const std::string& reason, Consent consent) {
    if (item.state == InboxState::arrived) {
        item.state = InboxState::recalled;
        item.reason = reason;
        item.decidedAt = transaction.actor().at;
        storage::decideInboxItem(transaction, item);
        return InboxRecall::agreed;
    }
    // Nothing of an update is left to take back: what it changed is recalled with its own message.
    if (item.state != InboxState::accepted || item.kind == domain::SendingKind::update)
        return InboxRecall::agreed;
    const bool isOver = item.recall == InboxRecall::agreed || item.recall == InboxRecall::refused;
    if (isOver || (item.recall == InboxRecall::asked && consent == Consent::toBeAsked)) return item.recall;
    const bool isFrozen = !item.document || storage::findRecall(transaction, *item.document);
    if (item.recall == InboxRecall::none && isFrozen) return InboxRecall::agreed;
    item.recallReason = reason;
    item.recall = consent == Consent::given ? InboxRecall::agreed : InboxRecall::asked;
    if (item.recall == InboxRecall::agreed) freeze(transaction, item);
    storage::storeInboxRecall(transaction, item);
    if (item.recall == InboxRecall::asked)
        storage::tellClerks(transaction, item.recipient,
                            {.kind = domain::NoticeKind::recallAsked, .entityId = item.id.value});
    return item.recall;
}

domain::InboxItem answerRecall(storage::WriteTransaction& transaction, domain::InboxItem item, bool agree,
                               const std::string& reason) {
    item.recall = agree ? InboxRecall::agreed : InboxRecall::refused;
    item.recallAnswer = reason;
    if (agree) freeze(transaction, item);
    storage::storeInboxRecall(transaction, item);
    noteRecallAnswer(transaction, item);
    return item;
}

void takeRecallAnswer(storage::WriteTransaction& transaction, const domain::Delivery& delivery,
                      RecallState state, const std::string& reason, domain::Timestamp at) {
    const auto known = storage::findDeliveryRecall(transaction, delivery.id);
    if (!known || rankOf(state) <= rankOf(known->state)) return;
    storage::storeRecallAnswer(transaction, delivery.id, state, at, reason);
    if (state != RecallState::refused) return;
    if (delivery.state == DeliveryState::failed || isOpen(delivery)) {
        // Who keeps it has it: the recall had given it up on the way.
        auto arrived = delivery;
        apply(arrived, {domain::StatusCode::arrived, "", "", at, domain::kArrivalSequence});
        storage::updateDelivery(transaction, arrived);
    }
    const auto document = storage::findDocument(transaction, delivery.document);
    if (document)
        storage::tellClerks(transaction, document->organisation,
                            {.kind = domain::NoticeKind::recallRefused,
                             .entityId = delivery.document.value,
                             .relatedId = delivery.id.value});
}

}  // namespace vanthu::exchange
