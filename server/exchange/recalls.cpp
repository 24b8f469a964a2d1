#include "server/exchange/recalls.h"

#include "server/exchange/delivery_state.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/recall_store.h"

namespace vanthu::exchange {
namespace {

using domain::DeliveryState;
using domain::InboxState;
using domain::RecallState;

/// What the receiver may know: nothing of an attempt that was never begun, everything of a unit of ours.
RecallState stateFor(storage::WriteTransaction& transaction, const domain::Delivery& delivery,
                     const std::string& reason) {
    if (delivery.peer) return delivery.attempts == 0 ? RecallState::withdrawn : RecallState::asked;
    auto item = storage::findDeliveredHere(transaction, delivery.id);
    if (!item) return RecallState::withdrawn;
    carryOutRecall(transaction, std::move(*item), reason);
    return RecallState::done;
}

}  // namespace

void queueRecall(storage::WriteTransaction& transaction, domain::DocumentId document,
                 const std::string& reason) {
    const auto now = transaction.actor().at;
    for (auto delivery : storage::deliveriesOf(transaction, document)) {
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

void carryOutRecall(storage::WriteTransaction& transaction, domain::InboxItem item,
                    const std::string& reason) {
    if (item.state == InboxState::arrived) {
        item.state = InboxState::recalled;
        item.reason = reason;
        item.decidedAt = transaction.actor().at;
        storage::decideInboxItem(transaction, item);
    } else if (item.document && !storage::findRecall(transaction, *item.document)) {
        storage::recallDocument(transaction, *item.document, "Cơ quan ban hành thu hồi: " + reason);
    }
}

}  // namespace vanthu::exchange
