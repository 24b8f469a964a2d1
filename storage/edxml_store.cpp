#include "storage/edxml_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/exchange_rows.h"
#include "storage/json.h"
#include "storage/sql.h"

namespace vanthu::storage {
namespace {

using domain::EdxmlMessage;

constexpr std::string_view kEdxmlColumns =
    "id, channel, message_key, fingerprint, name, digest, size_bytes, kind, operation, sender_code,"
    " sender_organ, sender_name, document_key, message_id, code, subject, state, held_for, remark, reason, "
    "brought_by,"
    " arrived_at, decided_by, decided_at";

EdxmlMessage edxmlFrom(const Row& row) {
    EdxmlMessage message;
    message.id = row.id<domain::EdxmlId>(0);
    message.channel = row.word<domain::EdxmlChannel>(1);
    message.key = row.text(2);
    message.fingerprint = row.text(3);
    message.name = row.text(4);
    message.digest = row.text(5);
    message.sizeBytes = row.integer(6);
    message.kind = row.word<domain::EdxmlKind>(7);
    message.operation = row.text(8);
    message.senderCode = row.text(9);
    message.senderOrgan = row.text(10);
    message.senderName = row.text(11);
    message.documentKey = row.text(12);
    message.messageId = row.text(13);
    message.code = row.text(14);
    message.subject = row.text(15);
    message.state = row.word<domain::EdxmlState>(16);
    message.heldFor = row.word<domain::EdxmlHold>(17);
    message.remark = row.text(18);
    message.reason = row.text(19);
    message.broughtBy = row.optionalId<domain::AccountId>(20);
    message.arrivedAt = row.moment(21);
    message.decidedBy = row.optionalId<domain::AccountId>(22);
    message.decidedAt = row.optionalMoment(23);
    return message;
}

std::string selectEdxml(std::string_view rest) {
    return "SELECT " + std::string(kEdxmlColumns) + " FROM edxml_messages " + std::string(rest);
}

void readReceivers(ReadTransaction& transaction, EdxmlMessage& message) {
    message.receivers =
        allRows(transaction,
                "SELECT code, organisation_id FROM edxml_receivers WHERE edxml_id = $1 ORDER BY position",
                {message.id}, [](const Row& row) {
                    return domain::EdxmlReceiver{row.text(0), row.optionalId<domain::OrganisationId>(1)};
                });
}

std::string whereEdxml(const EdxmlFilter& filter, std::vector<Parameter>& parameters) {
    std::string where = "WHERE id > 0";
    if (!filter.everyUnit) {
        where += " AND (brought_by = " + placeholder(filter.broughtBy, parameters);
        if (!filter.units.empty())
            where += " OR id IN (SELECT edxml_id FROM edxml_receivers WHERE organisation_id IN (" +
                     inList(filter.units, parameters) + "))";
        where += ")";
    }
    if (filter.state) where += " AND state = " + placeholder(*filter.state, parameters);
    return where;
}

}  // namespace

std::string recordOf(const EdxmlMessage& message) {
    JsonObject json;
    json.with("channel", domain::code(message.channel))
        .with("key", message.key)
        .with("fingerprint", message.fingerprint)
        .with("digest", message.digest)
        .with("kind", domain::code(message.kind))
        .with("operation", message.operation)
        .with("sender_code", message.senderCode)
        .with("sender_name", message.senderName)
        .with("document_key", message.documentKey)
        .with("message_id", message.messageId)
        .with("state", domain::code(message.state))
        .with("held_for", domain::code(message.heldFor))
        .with("remark", message.remark)
        .with("reason", message.reason)
        .with("brought_by", message.broughtBy.value_or(domain::AccountId{}).value)
        .with("arrived_at", domain::isoVietnam(message.arrivedAt));
    if (message.decidedBy) json.with("decided_by", message.decidedBy->value);
    if (message.decidedAt) json.with("decided_at", domain::isoVietnam(*message.decidedAt));
    return json.text();
}

EdxmlMessage insertEdxml(WriteTransaction& transaction, EdxmlMessage message) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO edxml_messages (channel, message_key, fingerprint, name, digest, size_bytes, kind,"
        " operation, sender_code, sender_organ, sender_name, document_key, message_id, code, subject, state,"
        " held_for, remark, reason, brought_by, arrived_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
        " $11, $12, $13, $14, $15, $16, $17, $18, '', $19, $20) ON CONFLICT DO NOTHING RETURNING id",
        {message.channel,    message.key,         message.fingerprint, message.name,
         message.digest,     message.sizeBytes,   message.kind,        message.operation,
         message.senderCode, message.senderOrgan, message.senderName,  message.documentKey,
         message.messageId,  message.code,        message.subject,     message.state,
         message.heldFor,    message.remark,      message.broughtBy,   message.arrivedAt});
    if (!id) throw Error(ErrorCode::conflict, "The edXML message " + message.key + " is here already");
    message.id = {*id};
    for (std::size_t i = 0; i < message.receivers.size(); ++i)
        execute(transaction,
                "INSERT INTO edxml_receivers (edxml_id, position, code, organisation_id)"
                " VALUES ($1, $2, $3, $4)",
                {message.id, i + 1, message.receivers[i].code, message.receivers[i].organisation});
    appendChange(transaction, "edxml", *id, domain::code(message.state), "", recordOf(message));
    return message;
}

bool isEdxmlKeyTaken(ReadTransaction& transaction, const EdxmlMessage& message) {
    return firstInteger(transaction,
                        "SELECT id FROM edxml_messages WHERE message_key = $1 AND fingerprint <> $2 LIMIT 1",
                        {message.key, message.fingerprint})
        .has_value();
}

std::optional<EdxmlMessage> findEdxml(ReadTransaction& transaction, domain::EdxmlId id) {
    auto message = firstRow(transaction, selectEdxml("WHERE id = $1"), {id}, edxmlFrom);
    if (message) readReceivers(transaction, *message);
    return message;
}

std::optional<EdxmlMessage> findEdxml(ReadTransaction& transaction, std::string_view key,
                                      std::string_view fingerprint) {
    auto message = firstRow(transaction, selectEdxml("WHERE message_key = $1 AND fingerprint = $2"),
                            {key, fingerprint}, edxmlFrom);
    if (message) readReceivers(transaction, *message);
    return message;
}

void decideEdxml(WriteTransaction& transaction, const EdxmlMessage& message) {
    const auto before = findEdxml(transaction, message.id);
    const auto changed = changedRows(
        transaction,
        "UPDATE edxml_messages SET state = $1, held_for = $2, remark = $3, reason = $4, message_id = $5,"
        " decided_by = $6, decided_at = $7 WHERE id = $8 AND state = 'held'",
        {message.state, message.heldFor, message.remark, message.reason, message.messageId, message.decidedBy,
         message.decidedAt, message.id});
    if (!before || changed == 0)
        throw Refused(Refusal::edxmlMessageDecided, {std::to_string(message.id.value)});
    appendChange(transaction, "edxml", message.id.value, domain::code(message.state), recordOf(*before),
                 recordOf(message));
}

std::vector<EdxmlMessage> heldAbout(ReadTransaction& transaction, std::string_view senderCode,
                                    std::string_view messageId) {
    return allRows(transaction,
                   selectEdxml("WHERE message_id = $1 AND sender_code = $2 AND state = 'held' ORDER BY id"),
                   {messageId, senderCode}, edxmlFrom);
}

std::vector<EdxmlMessage> listEdxml(ReadTransaction& transaction, const EdxmlFilter& filter,
                                    std::optional<domain::EdxmlId> before, int limit) {
    std::vector<Parameter> parameters;
    auto where = whereEdxml(filter, parameters);
    if (before) where += " AND id < " + placeholder(*before, parameters);
    where += " ORDER BY id DESC LIMIT " + placeholder(limit, parameters);
    auto messages = allRows(transaction, selectEdxml(where), parameters, edxmlFrom);
    for (auto& message : messages)
        readReceivers(transaction, message);
    return messages;
}

std::int64_t countEdxml(ReadTransaction& transaction, const EdxmlFilter& filter) {
    std::vector<Parameter> parameters;
    const auto where = whereEdxml(filter, parameters);
    std::int64_t count = 0;
    forEachRow(transaction, "SELECT COUNT(*) FROM edxml_messages " + where, Parameters{parameters},
               [&](const Row& row) { count = row.integer(0); });
    return count;
}

std::vector<domain::InboxItem> inboxItemsOf(ReadTransaction& transaction, std::string_view senderCode,
                                            std::string_view messageId) {
    return allRows(transaction,
                   "SELECT " + std::string(kInboxColumns) +
                       " FROM inbox WHERE message_id = $1 AND sender_code = $2 ORDER BY id",
                   {messageId, senderCode}, inboxItemFrom);
}

}  // namespace vanthu::storage
