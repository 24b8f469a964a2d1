#include "storage/recall_store.h"

#include "schemas/domain/error.h"
#include "storage/change_log.h"
#include "storage/exchange_rows.h"
#include "storage/json.h"
#include "storage/sql.h"

namespace vanthu::storage {

std::optional<domain::DeliveryRecall> findDeliveryRecall(ReadTransaction& transaction,
                                                         domain::DeliveryId delivery) {
    static const auto kSql =
        "SELECT " + std::string(kDeliveryRecallColumns) + " FROM delivery_recalls WHERE delivery_id = $1";
    return firstRow(transaction, kSql, {delivery}, deliveryRecallFrom);
}

domain::DeliveryRecall deliveryRecallFrom(const Row& row) {
    return {.delivery = row.id<domain::DeliveryId>(0),
            .state = row.word<domain::RecallState>(1),
            .reason = row.text(2),
            .askedAt = row.moment(3),
            .answeredAt = row.optionalMoment(4),
            .answer = row.text(5)};
}

domain::ReceivedRecall receivedRecallFrom(const Row& row) {
    return {.id = row.integer(0),
            .peer = row.id<domain::PeerId>(1),
            .messageId = row.text(2),
            .recipientCode = row.text(3),
            .senderCode = row.text(4),
            .reason = row.text(5),
            .recalledAt = row.moment(6),
            .receivedAt = row.moment(7),
            .item = row.optionalId<domain::InboxId>(8)};
}

std::string recordOf(const domain::DeliveryRecall& recall) {
    JsonObject json;
    json.with("state", domain::code(recall.state))
        .with("reason", recall.reason)
        .with("asked_at", domain::isoVietnam(recall.askedAt));
    if (recall.answeredAt) json.with("answered_at", domain::isoVietnam(*recall.answeredAt));
    if (!recall.answer.empty()) json.with("answer", recall.answer);
    return json.text();
}

std::string recordOf(const domain::ReceivedRecall& recall) {
    JsonObject json;
    json.with("peer", recall.peer.value)
        .with("message_id", recall.messageId)
        .with("recipient_code", recall.recipientCode)
        .with("sender_code", recall.senderCode)
        .with("reason", recall.reason)
        .with("recalled_at", domain::isoVietnam(recall.recalledAt))
        .with("received_at", domain::isoVietnam(recall.receivedAt));
    if (recall.item) json.with("item", recall.item->value);
    return json.text();
}

void insertDeliveryRecall(WriteTransaction& transaction, const domain::DeliveryRecall& recall,
                          std::optional<domain::PeerId> peer) {
    execute(transaction,
            "INSERT INTO delivery_recalls (delivery_id, peer_id, state, reason, asked_at, answered_at, "
            "attempts, next_attempt_at) VALUES ($1, $2, $3, $4, $5, $6, 0, $5)",
            {recall.delivery, peer, recall.state, recall.reason, recall.askedAt, recall.answeredAt});
    appendChange(transaction, "delivery", recall.delivery.value, "recall_asked", "", recordOf(recall));
}

std::vector<domain::DeliveryRecall> recallsOf(ReadTransaction& transaction, domain::DocumentId document) {
    return allRows(transaction,
                   "SELECT r.delivery_id, r.state, r.reason, r.asked_at, r.answered_at, r.answer "
                   "FROM delivery_recalls r JOIN deliveries d ON d.id = r.delivery_id "
                   "WHERE d.document_id = $1 ORDER BY r.delivery_id",
                   {document}, deliveryRecallFrom);
}

void storeRecallAnswer(WriteTransaction& transaction, domain::DeliveryId delivery, domain::RecallState state,
                       std::optional<domain::Timestamp> answeredAt, const std::string& answer) {
    auto recall = findDeliveryRecall(transaction, delivery);
    if (!recall || recall->state == state) return;
    const auto before = recordOf(*recall);
    recall->state = state;
    recall->answeredAt = answeredAt;
    recall->answer = answer;
    execute(transaction,
            "UPDATE delivery_recalls SET state = $1, answered_at = $2, answer = $3 WHERE delivery_id = $4",
            {state, answeredAt, answer, delivery});
    appendChange(transaction, "delivery", delivery.value,
                 state == domain::RecallState::asked ? "recall_asked" : "recall_answered", before,
                 recordOf(*recall));
}

void askRecallAgain(WriteTransaction& transaction, domain::DeliveryId delivery) {
    const auto recall = findDeliveryRecall(transaction, delivery);
    if (!recall || recall->state != domain::RecallState::notArrived) return;
    storeRecallAnswer(transaction, delivery, domain::RecallState::asked, std::nullopt);
    postponeRecall(transaction, delivery, 0, transaction.actor().at);
}

std::vector<DueRecall> dueRecalls(ReadTransaction& transaction, domain::Timestamp now,
                                  const std::vector<domain::PeerId>& peers, int limit) {
    if (peers.empty()) return {};
    std::vector<Parameter> parameters;
    const auto sql =
        "SELECT r.delivery_id, r.state, r.reason, r.asked_at, r.answered_at, r.answer, r.peer_id, "
        "d.document_id, "
        "d.message_id, d.recipient_code, r.attempts FROM delivery_recalls r "
        "JOIN deliveries d ON d.id = r.delivery_id WHERE r.state = 'asked' AND r.next_attempt_at <= " +
        placeholder(now, parameters) + " AND r.peer_id IN (" + inList(peers, parameters) +
        ") ORDER BY r.next_attempt_at, r.delivery_id LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, sql, parameters, [](const Row& row) {
        return DueRecall{.recall = deliveryRecallFrom(row),
                         .peer = row.id<domain::PeerId>(6),
                         .document = row.id<domain::DocumentId>(7),
                         .messageId = row.text(8),
                         .recipientCode = row.text(9),
                         .attempts = row.small(10)};
    });
}

void postponeRecall(WriteTransaction& transaction, domain::DeliveryId delivery, int attempts,
                    domain::Timestamp nextAttemptAt) {
    execute(transaction,
            "UPDATE delivery_recalls SET attempts = $1, next_attempt_at = $2 WHERE delivery_id = $3",
            {attempts, nextAttemptAt, delivery});
}

void expediteRecalls(WriteTransaction& transaction, domain::PeerId peer, domain::Timestamp now) {
    execute(transaction,
            "UPDATE delivery_recalls SET next_attempt_at = $1"
            " WHERE peer_id = $2 AND state = 'asked' AND next_attempt_at > $1",
            {now, peer});
}

domain::ReceivedRecall insertReceivedRecall(WriteTransaction& transaction, domain::ReceivedRecall recall) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO received_recalls (peer_id, message_id, recipient_code, sender_code, reason, "
        "recalled_at, received_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id",
        {recall.peer, recall.messageId, recall.recipientCode, recall.senderCode, recall.reason,
         recall.recalledAt, recall.receivedAt});
    if (!id) {
        auto earlier = findReceivedRecall(transaction, recall.peer, recall.messageId, recall.recipientCode);
        if (!earlier) throw Error{ErrorCode::internal, "Recall of " + recall.messageId + " vanished"};
        return std::move(*earlier);
    }
    recall.id = *id;
    appendChange(transaction, "received_recall", recall.id, "received", "", recordOf(recall));
    return recall;
}

std::optional<domain::ReceivedRecall> findReceivedRecall(ReadTransaction& transaction, domain::PeerId peer,
                                                         std::string_view messageId,
                                                         std::string_view recipientCode) {
    static const auto kSql = "SELECT " + std::string(kReceivedRecallColumns) +
                             " FROM received_recalls WHERE peer_id = $1 AND message_id = $2 AND "
                             "recipient_code = $3";
    return firstRow(transaction, kSql, {peer, messageId, recipientCode}, receivedRecallFrom);
}

void storeRecalledItem(WriteTransaction& transaction, domain::ReceivedRecall recall, domain::InboxId item) {
    const auto before = recordOf(recall);
    recall.item = item;
    execute(transaction, "UPDATE received_recalls SET inbox_id = $1 WHERE id = $2", {item, recall.id});
    appendChange(transaction, "received_recall", recall.id, "carried_out", before, recordOf(recall));
}

}  // namespace vanthu::storage
