#include "schemas/domain/error.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/exchange_rows.h"
#include "storage/exchange_store.h"
#include "storage/json.h"
#include "storage/sql.h"

namespace vanthu::storage {

domain::Delivery deliveryFrom(const Row& row) {
    domain::Delivery delivery;
    delivery.id = row.id<domain::DeliveryId>(0);
    delivery.messageId = row.text(1);
    delivery.document = row.id<domain::DocumentId>(2);
    delivery.recipient = row.id<domain::OrganisationId>(3);
    delivery.recipientCode = row.text(4);
    delivery.peer = row.optionalId<domain::PeerId>(5);
    delivery.state = row.word<domain::DeliveryState>(6);
    delivery.reason = row.text(7);
    delivery.attempts = row.small(8);
    delivery.nextAttemptAt = row.moment(9);
    delivery.queuedAt = row.moment(10);
    delivery.sentAt = row.optionalMoment(11);
    delivery.arrivedAt = row.optionalMoment(12);
    delivery.decidedAt = row.optionalMoment(13);
    delivery.arrivalNumber = row.text(14);
    delivery.kind = row.word<domain::SendingKind>(15);
    delivery.progress = row.word<domain::Progress>(16);
    delivery.progressSequence = row.small(17);
    delivery.progressAt = row.optionalMoment(18);
    delivery.seenBy = row.optionalId<domain::AccountId>(19);
    delivery.seenAt = row.optionalMoment(20);
    return delivery;
}

namespace {

std::string selectDeliveries(std::string_view rest) {
    return "SELECT " + std::string(kDeliveryColumns) + " FROM deliveries " + std::string(rest);
}

}  // namespace

// Attempts, and why the last of them failed, come and go while it is open and are not recorded.
std::string recordOf(const domain::Delivery& delivery) {
    using domain::DeliveryState;
    const bool isOpen = delivery.state == DeliveryState::queued || delivery.state == DeliveryState::sent;
    JsonObject json;
    json.with("message_id", delivery.messageId)
        .with("document", delivery.document.value)
        .with("recipient", delivery.recipient.value)
        .with("recipient_code", delivery.recipientCode)
        .with("peer", delivery.peer.value_or(domain::PeerId{}).value)
        .with("state", domain::code(delivery.state))
        .with("reason", isOpen ? "" : delivery.reason)
        .with("arrival_number", delivery.arrivalNumber)
        .with("queued_at", domain::isoVietnam(delivery.queuedAt));
    if (delivery.kind != domain::SendingKind::fresh) json.with("kind", domain::code(delivery.kind));
    if (delivery.sentAt) json.with("sent_at", domain::isoVietnam(*delivery.sentAt));
    if (delivery.arrivedAt) json.with("arrived_at", domain::isoVietnam(*delivery.arrivedAt));
    if (delivery.decidedAt) json.with("decided_at", domain::isoVietnam(*delivery.decidedAt));
    if (delivery.progress != domain::Progress::none)
        json.with("progress", domain::code(delivery.progress))
            .with("progress_at", domain::isoVietnam(delivery.progressAt.value_or(domain::Timestamp{})));
    if (delivery.seenAt)
        json.with("seen_by", delivery.seenBy.value_or(domain::AccountId{}).value)
            .with("seen_at", domain::isoVietnam(*delivery.seenAt));
    return json.text();
}

void insertSending(WriteTransaction& transaction, const Sending& sending) {
    execute(transaction,
            "INSERT INTO sendings (message_id, peer_id, manifest, digest) VALUES ($1, $2, $3, $4)",
            {sending.messageId, sending.peer.value_or(domain::PeerId{}), sending.manifest, sending.digest});
    for (const auto& changed : sending.changes)
        execute(transaction,
                "INSERT INTO sending_changes (message_id, changed_message) VALUES ($1, $2)"
                " ON CONFLICT DO NOTHING",
                {sending.messageId, changed});
}

Sending findSending(ReadTransaction& transaction, const std::string& messageId,
                    std::optional<domain::PeerId> peer) {
    auto sending =
        firstRow(transaction, "SELECT manifest, digest FROM sendings WHERE message_id = $1 AND peer_id = $2",
                 {messageId, peer.value_or(domain::PeerId{})}, [&](const Row& row) {
                     return Sending{messageId, peer, row.text(0), row.text(1), {}};
                 });
    if (!sending) throw Error{ErrorCode::damaged, "Message " + messageId + " has no sending"};
    return std::move(*sending);
}

Sending sendingOf(ReadTransaction& transaction, const domain::Delivery& delivery) {
    return findSending(transaction, delivery.messageId, delivery.peer);
}

domain::Delivery insertDelivery(WriteTransaction& transaction, domain::Delivery delivery) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO deliveries (message_id, document_id, recipient_id, recipient_code, peer_id, state, "
        "reason,"
        " attempts, next_attempt_at, queued_at, sent_at, arrived_at, decided_at, arrival_number, kind, ack)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '')"
        " ON CONFLICT DO NOTHING RETURNING id",
        {delivery.messageId, delivery.document, delivery.recipient, delivery.recipientCode, delivery.peer,
         delivery.state, delivery.reason, delivery.attempts, delivery.nextAttemptAt, delivery.queuedAt,
         delivery.sentAt, delivery.arrivedAt, delivery.decidedAt, delivery.arrivalNumber, delivery.kind});
    if (!id) throw Refused(Refusal::deliveryRepeated, {delivery.messageId});
    delivery.id = {*id};
    appendChange(transaction, "delivery", *id, "queued", "", recordOf(delivery));
    return delivery;
}

void updateDelivery(WriteTransaction& transaction, const domain::Delivery& delivery) {
    const auto before = findDelivery(transaction, delivery.id);
    if (!before) throw Refused(Refusal::deliveryUnknown, {std::to_string(delivery.id.value)});
    execute(
        transaction,
        "UPDATE deliveries SET state = $1, reason = $2, attempts = $3, next_attempt_at = $4, sent_at = $5,"
        " arrived_at = $6, decided_at = $7, arrival_number = $8, progress = $9, progress_sequence = $10,"
        " progress_at = $11 WHERE id = $12",
        {delivery.state, delivery.reason, delivery.attempts, delivery.nextAttemptAt, delivery.sentAt,
         delivery.arrivedAt, delivery.decidedAt, delivery.arrivalNumber, delivery.progress,
         delivery.progressSequence, delivery.progressAt, delivery.id});
    const auto recorded = recordOf(*before);
    const auto record = recordOf(delivery);
    const auto action =
        before->progress == delivery.progress ? domain::code(delivery.state) : std::string_view{"progress"};
    if (recorded != record)
        appendChange(transaction, "delivery", delivery.id.value, action, recorded, record);
}

void markDeliverySeen(WriteTransaction& transaction, const domain::Delivery& delivery) {
    auto after = delivery;
    after.seenBy = transaction.actor().account;
    after.seenAt = transaction.actor().at;
    execute(transaction, "UPDATE deliveries SET seen_by = $1, seen_at = $2 WHERE id = $3",
            {after.seenBy, after.seenAt, after.id});
    appendChange(transaction, "delivery", delivery.id.value, "seen", recordOf(delivery), recordOf(after));
}

std::optional<domain::Delivery> findDelivery(ReadTransaction& transaction, domain::DeliveryId id) {
    return firstRow(transaction, selectDeliveries("WHERE id = $1"), {id}, deliveryFrom);
}

std::optional<domain::Delivery> findDelivery(ReadTransaction& transaction, std::string_view messageId,
                                             std::string_view recipientCode) {
    return firstRow(transaction, selectDeliveries("WHERE message_id = $1 AND recipient_code = $2"),
                    {messageId, recipientCode}, deliveryFrom);
}

std::vector<domain::Delivery> deliveriesOf(ReadTransaction& transaction, domain::DocumentId document) {
    return allRows(transaction, selectDeliveries("WHERE document_id = $1 ORDER BY id"), {document},
                   deliveryFrom);
}

std::vector<domain::Delivery> deliveriesOfMessage(ReadTransaction& transaction, std::string_view messageId) {
    return allRows(transaction, selectDeliveries("WHERE message_id = $1 ORDER BY id"), {messageId},
                   deliveryFrom);
}

std::vector<domain::Delivery> deliveriesThatChange(ReadTransaction& transaction,
                                                   const domain::Delivery& delivery) {
    return allRows(transaction,
                   selectDeliveries("WHERE recipient_id = $1 AND message_id IN (SELECT message_id FROM "
                                    "sending_changes WHERE changed_message = $2) ORDER BY id"),
                   {delivery.recipient, delivery.messageId}, deliveryFrom);
}

std::vector<domain::Delivery> deliveriesChangedBy(ReadTransaction& transaction,
                                                  const domain::Delivery& delivery) {
    return allRows(transaction,
                   selectDeliveries("WHERE recipient_id = $1 AND message_id IN (SELECT changed_message FROM "
                                    "sending_changes WHERE message_id = $2) ORDER BY id"),
                   {delivery.recipient, delivery.messageId}, deliveryFrom);
}

std::vector<domain::Delivery> dueDeliveries(ReadTransaction& transaction, domain::Timestamp now,
                                            const std::vector<domain::PeerId>& peers, int limit) {
    std::vector<Parameter> parameters;
    std::string where =
        "WHERE state IN ('queued', 'sent') AND next_attempt_at <= " + placeholder(now, parameters);
    std::vector<std::int64_t> ids{0};  // no peer has it; it stands for the units of this installation
    for (const auto peer : peers)
        ids.push_back(peer.value);
    where += " AND COALESCE(peer_id, 0) IN (" + inList(ids, parameters) + ")";
    where += " ORDER BY next_attempt_at, id LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, selectDeliveries(where), parameters, deliveryFrom);
}

void postponeDelivery(WriteTransaction& transaction, domain::DeliveryId id, int attempts,
                      domain::Timestamp nextAttemptAt) {
    execute(transaction, "UPDATE deliveries SET attempts = $1, next_attempt_at = $2 WHERE id = $3",
            {attempts, nextAttemptAt, id});
}

void expediteDeliveries(WriteTransaction& transaction, domain::PeerId peer, domain::Timestamp now) {
    execute(transaction,
            "UPDATE deliveries SET next_attempt_at = $1"
            " WHERE peer_id = $2 AND state IN ('queued', 'sent') AND next_attempt_at > $1",
            {now, peer});
}

void storeAcknowledgement(WriteTransaction& transaction, domain::DeliveryId id, std::string_view ack) {
    execute(transaction, "UPDATE deliveries SET ack = $1 WHERE id = $2", {ack, id});
}

bool insertStatusEvent(WriteTransaction& transaction, domain::DeliveryId delivery, int statusSequence,
                       domain::StatusCode code, const std::string& reason, domain::Timestamp at) {
    return firstInteger(transaction,
                        "INSERT INTO status_events (delivery_id, status_sequence, code, reason, at)"
                        " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING delivery_id",
                        {delivery, statusSequence, code, reason, at})
        .has_value();
}

}  // namespace vanthu::storage
