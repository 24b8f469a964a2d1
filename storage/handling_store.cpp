#include "storage/handling_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/charge_store.h"
#include "storage/flow_rows.h"
#include "storage/json.h"
#include "storage/link_store.h"
#include "storage/sql.h"
#include "storage/work_place.h"

namespace vanthu::storage {

std::string recordOf(const domain::Handling& handling) {
    JsonObject json;
    json.with("organisation", handling.organisation.value).with("state", domain::code(handling.state));
    if (handling.presentedTo) json.with("presented_to", handling.presentedTo->value);
    if (handling.dueDate) json.with("due_date", handling.dueDate->iso());
    json.with("since", domain::isoVietnam(handling.since));
    if (!handling.note.empty()) json.with("note", handling.note);
    return json.text();
}

std::string recordOf(std::int64_t id, const domain::Opinion& opinion) {
    JsonObject json;
    json.with("opinion", id).with("kind", domain::code(opinion.kind)).with("text", opinion.text);
    if (opinion.assignment) json.with("assignment", opinion.assignment->value);
    return json.with("account", opinion.account.value).with("at", domain::isoVietnam(opinion.at)).text();
}

std::string recordOf(domain::LinkId link, const domain::Reply& reply) {
    return JsonObject{}
        .with("link", link.value)
        .with("reply", reply.outgoing.value)
        .with("reason", domain::code(reply.reason))
        .text();
}

std::string recordOf(const domain::Recall& recall) {
    return JsonObject{}
        .with("reason", recall.reason)
        .with("account", recall.account.value)
        .with("at", domain::isoVietnam(recall.at))
        .text();
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

domain::Opinion opinionFrom(const Row& row) {
    return {.document = row.id<domain::DocumentId>(0),
            .assignment = row.optionalId<domain::AssignmentId>(1),
            .kind = row.word<domain::OpinionKind>(2),
            .text = row.text(3),
            .account = row.id<domain::AccountId>(4),
            .at = row.moment(5)};
}

domain::Recall recallFrom(const Row& row) {
    return {.document = row.id<domain::DocumentId>(0),
            .reason = row.text(1),
            .account = row.id<domain::AccountId>(2),
            .at = row.moment(3)};
}

namespace {

/// Where the document puts its handling in the lists of what waits.
struct DocumentPlace {
    domain::Urgency urgency{domain::Urgency::normal};
    std::optional<domain::Date> dueDate;
};

DocumentPlace placeOfDocument(ReadTransaction& transaction, domain::DocumentId document) {
    return firstRow(transaction, "SELECT urgency, due_date FROM documents WHERE id = $1", {document},
                    [](const Row& row) {
                        return DocumentPlace{row.word<domain::Urgency>(0), row.optionalDate(1)};
                    })
        .value_or(DocumentPlace{});
}

}  // namespace

void openHandling(WriteTransaction& transaction, domain::DocumentId document,
                  domain::OrganisationId organisation) {
    const auto place = placeOfDocument(transaction, document);
    execute(transaction,
            "INSERT INTO handlings (document_id, organisation_id, state, since, note, urgency_place, "
            "due_place) VALUES ($1, $2, $3, $4, '', $5, $6)",
            {document, organisation, domain::HandlingState::registered, transaction.actor().at,
             urgencyPlace(place.urgency), duePlace(place.dueDate)});
}

void storeHandling(WriteTransaction& transaction, const domain::Handling& handling, std::string_view action) {
    const auto before = findHandling(transaction, handling.document);
    const auto place = placeOfDocument(transaction, handling.document);
    execute(
        transaction,
        "INSERT INTO handlings (document_id, organisation_id, state, presented_to, due_date, since, note, "
        "urgency_place, due_place) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
        "ON CONFLICT (document_id) DO UPDATE SET state = excluded.state, "
        "presented_to = excluded.presented_to, due_date = excluded.due_date, since = excluded.since, "
        "note = excluded.note, urgency_place = excluded.urgency_place, due_place = excluded.due_place",
        {handling.document, handling.organisation, handling.state, handling.presentedTo, handling.dueDate,
         handling.since, handling.note, urgencyPlace(place.urgency),
         duePlace(handling.dueDate ? handling.dueDate : place.dueDate)});
    // One that was registered before handlings were kept has its row only now.
    if (!before) noteCharge(transaction, handling.document);
    appendChange(transaction, "handling", handling.document.value, action, before ? recordOf(*before) : "",
                 recordOf(handling));
}

std::optional<domain::Handling> findHandling(ReadTransaction& transaction, domain::DocumentId document) {
    static const auto kSql =
        "SELECT " + std::string(kHandlingColumns) + " FROM handlings WHERE document_id = $1";
    return firstRow(transaction, kSql, {document}, handlingFrom);
}

void insertOpinion(WriteTransaction& transaction, const domain::Opinion& opinion) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO opinions (document_id, assignment_id, kind, text, account_id, at) "
        "VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
        {opinion.document, opinion.assignment, opinion.kind, opinion.text, opinion.account, opinion.at});
    appendChange(transaction, "handling", opinion.document.value, "opinion", "",
                 recordOf(id.value(), opinion));
}

std::vector<domain::Opinion> opinionsOf(ReadTransaction& transaction, domain::DocumentId document) {
    static const auto kSql =
        "SELECT " + std::string(kOpinionColumns) + " FROM opinions WHERE document_id = $1 ORDER BY id";
    return allRows(transaction, kSql, {document}, opinionFrom);
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
    appendChange(transaction, "handling", reply.incoming.value, "replied", "", recordOf(link->id, reply));
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
    const domain::Recall recall{document, reason, transaction.actor().account, transaction.actor().at};
    if (changedRows(transaction,
                    "INSERT INTO recalls (document_id, reason, account_id, at) VALUES ($1, $2, $3, $4) "
                    "ON CONFLICT DO NOTHING",
                    {document, reason, recall.account, recall.at}) == 0)
        throw Refused(Refusal::documentRecalled, {std::to_string(document.value)});
    appendChange(transaction, "document", document.value, "recalled", "", recordOf(recall));
}

std::optional<domain::Recall> findRecall(ReadTransaction& transaction, domain::DocumentId document) {
    static const auto kSql = "SELECT " + std::string(kRecallColumns) + " FROM recalls WHERE document_id = $1";
    return firstRow(transaction, kSql, {document}, recallFrom);
}

void requireNotRecalled(ReadTransaction& transaction, domain::DocumentId document) {
    if (findRecall(transaction, document))
        throw Refused(Refusal::documentRecalled, {std::to_string(document.value)});
}

}  // namespace vanthu::storage
