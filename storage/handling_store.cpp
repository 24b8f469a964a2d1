#include "storage/handling_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/link_store.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

std::string toJson(const domain::Handling& handling) {
    JsonObject json;
    json.with("state", domain::code(handling.state));
    if (handling.presentedTo) json.with("presented_to", handling.presentedTo->value);
    if (handling.dueDate) json.with("due_date", handling.dueDate->iso());
    if (!handling.note.empty()) json.with("note", handling.note);
    return json.text();
}

domain::Handling handlingFrom(const Row& row) {
    return {.document = row.id<domain::DocumentId>(0),
            .organisation = row.id<domain::OrganisationId>(1),
            .state = row.word<domain::HandlingState>(2),
            .presentedTo = row.optionalId<domain::AccountId>(3),
            .dueDate = row.optionalDate(4),
            .since = row.moment(5),
            .note = row.text(6)};
}

}  // namespace

void openHandling(WriteTransaction& transaction, domain::DocumentId document,
                  domain::OrganisationId organisation) {
    execute(transaction,
            "INSERT INTO handlings (document_id, organisation_id, state, since, note) "
            "VALUES ($1, $2, $3, $4, '')",
            {document, organisation, domain::HandlingState::registered, transaction.actor().at});
}

void storeHandling(WriteTransaction& transaction, const domain::Handling& handling, std::string_view action) {
    const auto before = findHandling(transaction, handling.document);
    execute(
        transaction,
        "INSERT INTO handlings (document_id, organisation_id, state, presented_to, due_date, since, note) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (document_id) DO UPDATE SET "
        "state = excluded.state, presented_to = excluded.presented_to, due_date = excluded.due_date, "
        "since = excluded.since, note = excluded.note",
        {handling.document, handling.organisation, handling.state, handling.presentedTo, handling.dueDate,
         handling.since, handling.note});
    appendChange(transaction, "handling", handling.document.value, action, before ? toJson(*before) : "",
                 toJson(handling));
}

std::optional<domain::Handling> findHandling(ReadTransaction& transaction, domain::DocumentId document) {
    return firstRow(transaction,
                    "SELECT document_id, organisation_id, state, presented_to, due_date, since, note "
                    "FROM handlings WHERE document_id = $1",
                    {document}, handlingFrom);
}

void insertOpinion(WriteTransaction& transaction, const domain::Opinion& opinion) {
    execute(transaction,
            "INSERT INTO opinions (document_id, assignment_id, kind, text, account_id, at) "
            "VALUES ($1, $2, $3, $4, $5, $6)",
            {opinion.document, opinion.assignment, opinion.kind, opinion.text, opinion.account, opinion.at});
    JsonObject json;
    json.with("kind", domain::code(opinion.kind)).with("text", opinion.text);
    if (opinion.assignment) json.with("assignment", opinion.assignment->value);
    appendChange(transaction, "handling", opinion.document.value, "opinion", "", json.text());
}

std::vector<domain::Opinion> opinionsOf(ReadTransaction& transaction, domain::DocumentId document) {
    return allRows(transaction,
                   "SELECT document_id, assignment_id, kind, text, account_id, at FROM opinions "
                   "WHERE document_id = $1 ORDER BY id",
                   {document}, [](const Row& row) {
                       return domain::Opinion{.document = row.id<domain::DocumentId>(0),
                                              .assignment = row.optionalId<domain::AssignmentId>(1),
                                              .kind = row.word<domain::OpinionKind>(2),
                                              .text = row.text(3),
                                              .account = row.id<domain::AccountId>(4),
                                              .at = row.moment(5)};
                   });
}

void noteReply(WriteTransaction& transaction, const domain::Reply& reply) {
    auto link = findLink(transaction, domain::LinkKind::repliesTo, reply.outgoing, reply.incoming);
    if (!link)
        link = insertLink(
            transaction, {.kind = domain::LinkKind::repliesTo, .from = reply.outgoing, .to = reply.incoming});
    execute(transaction,
            "INSERT INTO reply_reasons (link_id, reason) VALUES ($1, $2) "
            "ON CONFLICT (link_id) DO UPDATE SET reason = excluded.reason",
            {link->id, reply.reason});
    appendChange(
        transaction, "handling", reply.incoming.value, "replied", "",
        JsonObject{}.with("reply", reply.outgoing.value).with("reason", domain::code(reply.reason)).text());
}

std::vector<domain::Reply> repliesTo(ReadTransaction& transaction, domain::DocumentId incoming) {
    return allRows(transaction,
                   "SELECT l.to_id, l.from_id, COALESCE(r.reason, 'answer') FROM document_links l "
                   "LEFT JOIN reply_reasons r ON r.link_id = l.id "
                   "WHERE l.to_id = $1 AND l.kind = 'replies_to' AND l.withdrawn_at IS NULL "
                   "ORDER BY l.from_id",
                   {incoming}, [](const Row& row) {
                       return domain::Reply{.incoming = row.id<domain::DocumentId>(0),
                                            .outgoing = row.id<domain::DocumentId>(1),
                                            .reason = row.word<domain::ReplyReason>(2)};
                   });
}

void recallDocument(WriteTransaction& transaction, domain::DocumentId document, const std::string& reason) {
    const auto& actor = transaction.actor();
    if (changedRows(transaction,
                    "INSERT INTO recalls (document_id, reason, account_id, at) VALUES ($1, $2, $3, $4) "
                    "ON CONFLICT DO NOTHING",
                    {document, reason, actor.account, actor.at}) == 0)
        throw Refused(Refusal::documentRecalled, {std::to_string(document.value)});
    appendChange(transaction, "document", document.value, "recalled", "",
                 JsonObject{}.with("reason", reason).text());
}

std::optional<domain::Recall> findRecall(ReadTransaction& transaction, domain::DocumentId document) {
    return firstRow(transaction,
                    "SELECT document_id, reason, account_id, at FROM recalls WHERE document_id = $1",
                    {document}, [](const Row& row) {
                        return domain::Recall{.document = row.id<domain::DocumentId>(0),
                                              .reason = row.text(1),
                                              .account = row.id<domain::AccountId>(2),
                                              .at = row.moment(3)};
                    });
}

void requireNotRecalled(ReadTransaction& transaction, domain::DocumentId document) {
    if (findRecall(transaction, document))
        throw Refused(Refusal::documentRecalled, {std::to_string(document.value)});
}

}  // namespace vanthu::storage
