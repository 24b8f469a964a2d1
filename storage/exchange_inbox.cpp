#include "schemas/domain/error.h"
#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/digest.h"
#include "storage/exchange_rows.h"
#include "storage/exchange_store.h"
#include "storage/json.h"
#include "storage/notice_store.h"
#include "storage/sql.h"

namespace vanthu::storage {

domain::InboxItem inboxItemFrom(const Row& row) {
    domain::InboxItem item;
    item.id = row.id<domain::InboxId>(0);
    item.messageId = row.text(1);
    item.senderCode = row.text(2);
    item.senderName = row.text(3);
    item.recipient = row.id<domain::OrganisationId>(4);
    item.recipientCode = row.text(5);
    item.digest = row.text(6);
    item.manifest = row.text(7);
    item.peer = row.optionalId<domain::PeerId>(8);
    item.localDelivery = row.optionalId<domain::DeliveryId>(9);
    item.state = row.word<domain::InboxState>(10);
    item.reason = row.text(11);
    item.document = row.optionalId<domain::DocumentId>(12);
    item.arrivedAt = row.moment(13);
    item.decidedAt = row.optionalMoment(14);
    item.recall = row.word<domain::InboxRecall>(15);
    item.recallReason = row.text(16);
    item.recallAnswer = row.text(17);
    item.kind = row.word<domain::SendingKind>(18);
    item.progress = row.word<domain::Progress>(19);
    item.progressSequence = row.small(20);
    return item;
}

namespace {

StatusNotice noticeOf(const Row& row) {
    StatusNotice notice;
    notice.id = row.integer(0);
    notice.inbox = row.id<domain::InboxId>(1);
    notice.peer = row.id<domain::PeerId>(2);
    notice.messageId = row.text(3);
    notice.senderCode = row.text(4);
    notice.recipientCode = row.text(5);
    notice.statusSequence = row.small(6);
    notice.code = row.word<domain::StatusCode>(7);
    notice.reason = row.text(8);
    notice.arrivalNumber = row.text(9);
    notice.at = row.moment(10);
    notice.attempts = row.small(11);
    notice.nextAttemptAt = row.moment(12);
    return notice;
}

std::string selectNotices(std::string_view rest) {
    return "SELECT n.id, n.inbox_id, n.peer_id, n.message_id, n.sender_code, n.recipient_code,"
           " n.status_sequence, n.code, n.reason, n.arrival_number, n.at, n.attempts, n.next_attempt_at"
           " FROM status_notices n " +
           std::string(rest);
}

std::string selectInbox(std::string_view rest) {
    return "SELECT " + std::string(kInboxColumns) + ", ack FROM inbox " + std::string(rest);
}

}  // namespace

std::string recordOf(const domain::InboxItem& item) {
    JsonObject json;
    json.with("message_id", item.messageId)
        .with("sender_code", item.senderCode)
        .with("sender_name", item.senderName)
        .with("recipient", item.recipient.value)
        .with("recipient_code", item.recipientCode)
        .with("digest", item.digest)
        .with("manifest", hex(sha256(item.manifest)))
        .with("peer", item.peer.value_or(domain::PeerId{}).value)
        .with("local_delivery", item.localDelivery.value_or(domain::DeliveryId{}).value)
        .with("state", domain::code(item.state))
        .with("reason", item.reason)
        .with("document", item.document.value_or(domain::DocumentId{}).value)
        .with("arrived_at", domain::isoVietnam(item.arrivedAt));
    if (item.decidedAt) json.with("decided_at", domain::isoVietnam(*item.decidedAt));
    if (item.kind != domain::SendingKind::fresh) json.with("kind", domain::code(item.kind));
    if (item.recall != domain::InboxRecall::none)
        json.with("recall", domain::code(item.recall))
            .with("recall_reason", item.recallReason)
            .with("recall_answer", item.recallAnswer);
    if (item.progressSequence > 0)
        json.with("progress", domain::code(item.progress)).with("progress_sequence", item.progressSequence);
    return json.text();
}

InboxInsertion insertInboxItem(WriteTransaction& transaction, domain::InboxItem item, std::string_view ack) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO inbox (message_id, sender_code, sender_name, recipient_id, recipient_code, "
        "digest, manifest,"
        " ack, peer_id, local_delivery_id, state, reason, document_id, arrived_at, decided_at, kind)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        " ON CONFLICT DO NOTHING RETURNING id",
        {item.messageId, item.senderCode, item.senderName, item.recipient, item.recipientCode, item.digest,
         item.manifest, ack, item.peer, item.localDelivery, item.state, item.reason, item.document,
         item.arrivedAt, item.decidedAt, item.kind});
    if (!id) {
        auto earlier = findReceived(transaction, item.recipient, item.senderCode, item.messageId);
        if (!earlier) throw Error{ErrorCode::internal, "Inbox row of " + item.messageId + " vanished"};
        return std::move(*earlier);
    }
    item.id = {*id};
    for (const auto& changed : item.changes)
        execute(
            transaction,
            "INSERT INTO inbox_changes (inbox_id, changed_message) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            {item.id, changed});
    appendChange(transaction, "inbox", *id, "arrived", "", recordOf(item));
    tellClerks(transaction, item.recipient, {.kind = domain::NoticeKind::inboxArrived, .entityId = *id});
    return {std::move(item), std::string(ack), true};
}

std::optional<InboxInsertion> findReceived(ReadTransaction& transaction, domain::OrganisationId recipient,
                                           std::string_view senderCode, std::string_view messageId) {
    return firstRow(transaction,
                    selectInbox("WHERE recipient_id = $1 AND sender_code = $2 AND message_id = $3"),
                    {recipient, senderCode, messageId}, [](const Row& row) {
                        return InboxInsertion{inboxItemFrom(row), row.text(21), false};
                    });
}

std::optional<domain::InboxItem> findReceivedFrom(ReadTransaction& transaction,
                                                  const domain::ReceivedRecall& recall) {
    return firstRow(
        transaction,
        selectInbox("WHERE peer_id = $1 AND message_id = $2 AND recipient_code = $3 AND sender_code = $4"),
        {recall.peer, recall.messageId, recall.recipientCode, recall.senderCode}, inboxItemFrom);
}

std::optional<domain::InboxItem> findDeliveredHere(ReadTransaction& transaction,
                                                   domain::DeliveryId delivery) {
    return firstRow(transaction, selectInbox("WHERE local_delivery_id = $1"), {delivery}, inboxItemFrom);
}

void decideInboxItem(WriteTransaction& transaction, const domain::InboxItem& item) {
    const auto before = findInboxItem(transaction, item.id);
    if (!before) throw Refused(Refusal::inboxItemUnknown, {std::to_string(item.id.value)});
    const auto changed =
        changedRows(transaction,
                    "UPDATE inbox SET state = $1, reason = $2, document_id = $3, decided_at = $4"
                    " WHERE id = $5 AND state = 'arrived'",
                    {item.state, item.reason, item.document, item.decidedAt, item.id});
    if (changed == 0) throw Refused(Refusal::inboxItemDecided, {std::to_string(item.id.value)});
    appendChange(transaction, "inbox", item.id.value, domain::code(item.state), recordOf(*before),
                 recordOf(item));
}

void storeInboxRecall(WriteTransaction& transaction, const domain::InboxItem& item) {
    const auto before = findInboxItem(transaction, item.id);
    if (!before) throw Refused(Refusal::inboxItemUnknown, {std::to_string(item.id.value)});
    execute(transaction, "UPDATE inbox SET recall = $1, recall_reason = $2, recall_answer = $3 WHERE id = $4",
            {item.recall, item.recallReason, item.recallAnswer, item.id});
    appendChange(transaction, "inbox", item.id.value, "recall_" + std::string(domain::code(item.recall)),
                 recordOf(*before), recordOf(item));
}

void storeInboxProgress(WriteTransaction& transaction, const domain::InboxItem& item) {
    const auto before = findInboxItem(transaction, item.id);
    if (!before) throw Refused(Refusal::inboxItemUnknown, {std::to_string(item.id.value)});
    execute(transaction, "UPDATE inbox SET progress = $1, progress_sequence = $2 WHERE id = $3",
            {item.progress, item.progressSequence, item.id});
    appendChange(transaction, "inbox", item.id.value, "progress", recordOf(*before), recordOf(item));
}

std::vector<domain::InboxItem> itemsOfDocument(ReadTransaction& transaction, domain::DocumentId document) {
    return allRows(
        transaction,
        selectInbox("WHERE document_id = $1 AND state = 'accepted' AND kind <> 'update' ORDER BY id"),
        {document}, inboxItemFrom);
}

std::optional<domain::InboxItem> findInboxItem(ReadTransaction& transaction, domain::InboxId id) {
    return firstRow(transaction, selectInbox("WHERE id = $1"), {id}, inboxItemFrom);
}

std::vector<domain::InboxItem> itemsThatChange(ReadTransaction& transaction, const domain::InboxItem& item) {
    return allRows(transaction,
                   selectInbox("WHERE recipient_id = $1 AND sender_code = $2 AND id IN (SELECT inbox_id FROM "
                               "inbox_changes WHERE changed_message = $3) ORDER BY id"),
                   {item.recipient, item.senderCode, item.messageId}, inboxItemFrom);
}

std::vector<domain::InboxItem> itemsChangedBy(ReadTransaction& transaction, const domain::InboxItem& item) {
    return allRows(
        transaction,
        selectInbox("WHERE recipient_id = $1 AND sender_code = $2 AND message_id IN (SELECT changed_message "
                    "FROM inbox_changes WHERE inbox_id = $3) ORDER BY id"),
        {item.recipient, item.senderCode, item.id}, inboxItemFrom);
}

std::vector<domain::InboxItem> listInbox(ReadTransaction& transaction, const InboxFilter& filter,
                                         std::optional<domain::InboxId> before, int limit) {
    if (filter.recipients.empty()) return {};
    std::vector<Parameter> parameters;
    std::string where = "WHERE recipient_id IN (" + inList(filter.recipients, parameters) + ")";
    if (filter.state) where += " AND state = " + placeholder(*filter.state, parameters);
    // Said in words, so that the index of what waits for an answer serves it.
    if (filter.recall) where += " AND recall = '" + std::string(domain::code(*filter.recall)) + "'";
    if (filter.withoutUpdates) where += " AND kind <> 'update'";
    if (filter.from) where += " AND arrived_at >= " + placeholder(*filter.from, parameters);
    if (filter.until) where += " AND arrived_at < " + placeholder(*filter.until, parameters);
    if (before) where += " AND id < " + placeholder(*before, parameters);
    where += " ORDER BY id DESC LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, selectInbox(where), parameters, inboxItemFrom);
}

void insertStatusNotice(WriteTransaction& transaction, const StatusNotice& notice) {
    execute(transaction,
            "INSERT INTO status_notices (inbox_id, peer_id, message_id, sender_code, recipient_code,"
            " status_sequence, code, reason, arrival_number, at, attempts, next_attempt_at, closed)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0) ON CONFLICT DO NOTHING",
            {notice.inbox, notice.peer, notice.messageId, notice.senderCode, notice.recipientCode,
             notice.statusSequence, notice.code, notice.reason, notice.arrivalNumber, notice.at,
             notice.attempts, notice.nextAttemptAt});
}

std::vector<StatusNotice> dueStatusNotices(ReadTransaction& transaction, domain::Timestamp now,
                                           const std::vector<domain::PeerId>& peers, int limit) {
    if (peers.empty()) return {};
    std::vector<Parameter> parameters;
    std::string where =
        "WHERE n.closed = 0 AND n.next_attempt_at <= " + placeholder(now, parameters) +
        " AND n.peer_id IN (" + inList(peers, parameters) +
        ") AND (n.status_sequence = " + placeholder(domain::kRecallSequence, parameters) +
        " OR NOT EXISTS (SELECT 1 FROM status_notices e WHERE e.inbox_id = n.inbox_id AND e.closed = 0"
        " AND e.status_sequence < n.status_sequence AND e.status_sequence <> " +
        placeholder(domain::kRecallSequence, parameters) + ")) ORDER BY n.next_attempt_at, n.id LIMIT " +
        placeholder(limit, parameters);
    return allRows(transaction, selectNotices(where), parameters, noticeOf);
}

std::vector<StatusNotice> progressToTell(ReadTransaction& transaction, domain::InboxId item) {
    return allRows(transaction,
                   selectNotices("WHERE n.inbox_id = $1 AND n.closed = 0 AND n.status_sequence > $2"
                                 " ORDER BY n.status_sequence"),
                   {item, domain::kRecallSequence}, noticeOf);
}

void expediteStatusNotices(WriteTransaction& transaction, domain::PeerId peer, domain::Timestamp now) {
    execute(transaction,
            "UPDATE status_notices SET next_attempt_at = $1"
            " WHERE peer_id = $2 AND closed = 0 AND next_attempt_at > $1",
            {now, peer});
}

void postponeStatusNotice(WriteTransaction& transaction, std::int64_t id, int attempts,
                          domain::Timestamp nextAttemptAt) {
    execute(transaction, "UPDATE status_notices SET attempts = $1, next_attempt_at = $2 WHERE id = $3",
            {attempts, nextAttemptAt, id});
}

void closeStatusNotice(WriteTransaction& transaction, domain::PeerId peer, std::string_view messageId,
                       std::string_view recipientCode, int statusSequence) {
    execute(transaction,
            "UPDATE status_notices SET closed = 1"
            " WHERE peer_id = $1 AND message_id = $2 AND recipient_code = $3 AND status_sequence = $4",
            {peer, messageId, recipientCode, statusSequence});
}

void closeStatusNotice(WriteTransaction& transaction, std::int64_t id) {
    execute(transaction, "UPDATE status_notices SET closed = 1 WHERE id = $1", {id});
}

}  // namespace vanthu::storage
