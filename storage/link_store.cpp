#include "storage/link_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

domain::DocumentLink linkFrom(const Row& row) {
    return {.id = row.id<domain::LinkId>(0),
            .kind = row.word<domain::LinkKind>(1),
            .from = row.id<domain::DocumentId>(2),
            .to = row.id<domain::DocumentId>(3),
            .linkedBy = row.id<domain::AccountId>(4),
            .linkedAt = row.moment(5)};
}

JsonObject linkJson(const domain::DocumentLink& link) {
    return JsonObject{}
        .with("link", link.id.value)
        .with("kind", domain::code(link.kind))
        .with("from", link.from.value)
        .with("to", link.to.value);
}

void appendToBoth(WriteTransaction& transaction, const domain::DocumentLink& link, std::string_view action,
                  const std::string& before, const std::string& after) {
    for (const auto document : {link.from, link.to}) {
        execute(transaction, "UPDATE documents SET version = version + 1 WHERE id = $1", {document});
        appendChange(transaction, "document", document.value, action, before, after);
    }
}

}  // namespace

domain::DocumentLink insertLink(WriteTransaction& transaction, domain::DocumentLink link) {
    link.linkedBy = transaction.actor().account;
    link.linkedAt = transaction.actor().at;
    // A document that replaces its replacement is a mistake, whatever the kind.
    const auto id = firstInteger(
        transaction,
        "INSERT INTO document_links (kind, from_id, to_id, linked_by, linked_at, reason) "
        "SELECT $1, CAST($2 AS BIGINT), CAST($3 AS BIGINT), CAST($4 AS BIGINT), CAST($5 AS BIGINT), '' "
        "WHERE NOT EXISTS (SELECT 1 FROM document_links WHERE from_id = $3 AND to_id = $2 AND kind = $1 AND "
        "withdrawn_at IS NULL) ON CONFLICT DO NOTHING RETURNING id",
        {link.kind, link.from, link.to, link.linkedBy, link.linkedAt});
    if (!id)
        throw Refused(Refusal::linkExists, {std::to_string(link.from.value), std::to_string(link.to.value)});
    link.id = domain::LinkId{*id};
    appendToBoth(transaction, link, "linked", "", linkJson(link).text());
    return link;
}

void withdrawLink(WriteTransaction& transaction, domain::DocumentId document, domain::LinkId link,
                  const std::string& reason) {
    const auto withdrawn =
        firstRow(transaction,
                 "UPDATE document_links SET withdrawn_by = $1, withdrawn_at = $2, reason = $3 "
                 "WHERE id = $4 AND withdrawn_at IS NULL AND (from_id = $5 OR to_id = $5) "
                 "RETURNING id, kind, from_id, to_id, linked_by, linked_at",
                 {transaction.actor().account, transaction.actor().at, reason, link, document}, linkFrom);
    if (!withdrawn) throw Refused(Refusal::linkUnknown, {std::to_string(link.value)});
    appendToBoth(transaction, *withdrawn, "unlinked", linkJson(*withdrawn).text(),
                 JsonObject{}.with("link", link.value).with("reason", reason).text());
}

std::optional<domain::DocumentLink> findLink(ReadTransaction& transaction, domain::LinkKind kind,
                                             domain::DocumentId from, domain::DocumentId to) {
    return firstRow(transaction,
                    "SELECT id, kind, from_id, to_id, linked_by, linked_at FROM document_links "
                    "WHERE from_id = $1 AND to_id = $2 AND kind = $3 AND withdrawn_at IS NULL",
                    {from, to, kind}, linkFrom);
}

std::vector<domain::DocumentLink> linksOf(ReadTransaction& transaction, domain::DocumentId document) {
    return allRows(transaction,
                   "SELECT id, kind, from_id, to_id, linked_by, linked_at FROM document_links "
                   "WHERE (from_id = $1 OR to_id = $1) AND withdrawn_at IS NULL ORDER BY id",
                   {document}, linkFrom);
}

}  // namespace vanthu::storage
