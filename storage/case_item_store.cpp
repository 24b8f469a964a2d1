#include "storage/case_item_store.h"

#include "schemas/domain/refusal.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

// What itemFrom() reads, in its order.
constexpr std::string_view kSelect =
    "SELECT id, case_file_id, document_id, ordinal, note, put_by, put_at, removed_by, removed_at, reason "
    "FROM case_items ";

domain::CaseItem itemFrom(const Row& row) {
    return {.id = row.id<domain::CaseItemId>(0),
            .file = row.id<domain::CaseFileId>(1),
            .document = row.id<domain::DocumentId>(2),
            .ordinal = row.small(3),
            .note = row.text(4),
            .putBy = row.id<domain::AccountId>(5),
            .putAt = row.moment(6),
            .removedBy = row.optionalId<domain::AccountId>(7),
            .removedAt = row.optionalMoment(8),
            .reason = row.text(9)};
}

}  // namespace

std::string recordOf(const domain::CaseItem& item) {
    JsonObject json;
    json.with("id", item.id.value)
        .with("case_file", item.file.value)
        .with("document", item.document.value)
        .with("ordinal", item.ordinal)
        .with("note", item.note)
        .with("put_by", item.putBy.value)
        .with("put_at", domain::isoVietnam(item.putAt));
    if (item.removedBy) json.with("removed_by", item.removedBy->value);
    if (item.removedAt)
        json.with("removed_at", domain::isoVietnam(*item.removedAt)).with("removal_reason", item.reason);
    return json.text();
}

domain::CaseItem insertCaseItem(WriteTransaction& transaction, domain::CaseItem item) {
    item.ordinal = highestOrdinal(transaction, item.file) + 1;
    const auto id =
        firstInteger(transaction,
                     "INSERT INTO case_items (case_file_id, document_id, ordinal, note, put_by, put_at, "
                     "reason) VALUES ($1, $2, $3, $4, $5, $6, '') ON CONFLICT DO NOTHING RETURNING id",
                     {item.file, item.document, item.ordinal, item.note, item.putBy, item.putAt});
    if (!id)
        throw Refused(Refusal::documentInCaseFile,
                      {std::to_string(item.document.value), std::to_string(item.file.value)});
    item.id = domain::CaseItemId{*id};
    appendChange(transaction, "case_item", *id, "collect", "", recordOf(item));
    return item;
}

void removeCaseItem(WriteTransaction& transaction, domain::CaseItem item, const std::string& reason) {
    const auto before = recordOf(item);
    item.removedBy = transaction.actor().account;
    item.removedAt = transaction.actor().at;
    item.reason = reason;
    execute(transaction, "UPDATE case_items SET removed_by = $1, removed_at = $2, reason = $3 WHERE id = $4",
            {item.removedBy, item.removedAt, item.reason, item.id});
    appendChange(transaction, "case_item", item.id.value, "remove", before, recordOf(item));
}

std::vector<domain::CaseItem> caseItemsOf(ReadTransaction& transaction, domain::CaseFileId file) {
    static const auto kSql =
        std::string(kSelect) + "WHERE case_file_id = $1 AND removed_at IS NULL ORDER BY ordinal";
    return allRows(transaction, kSql, {file}, itemFrom);
}

std::vector<domain::CaseItem> caseItemsWith(ReadTransaction& transaction, domain::DocumentId document) {
    static const auto kSql =
        std::string(kSelect) + "WHERE document_id = $1 AND removed_at IS NULL ORDER BY case_file_id";
    return allRows(transaction, kSql, {document}, itemFrom);
}

int highestOrdinal(ReadTransaction& transaction, domain::CaseFileId file) {
    const auto highest = firstInteger(
        transaction, "SELECT COALESCE(MAX(ordinal), 0) FROM case_items WHERE case_file_id = $1", {file});
    return static_cast<int>(highest.value_or(0));
}

std::vector<domain::DocumentId> pendingIn(ReadTransaction& transaction, domain::CaseFileId file) {
    return allRows(transaction,
                   "SELECT d.id FROM case_items i JOIN documents d ON d.id = i.document_id "
                   "LEFT JOIN handlings h ON h.document_id = d.id "
                   "LEFT JOIN recalls r ON r.document_id = d.id "
                   "WHERE i.case_file_id = $1 AND i.removed_at IS NULL AND d.direction = 'incoming' "
                   "AND r.document_id IS NULL AND (h.state IS NULL OR h.state NOT IN ('completed', 'filed')) "
                   "ORDER BY i.ordinal",
                   {file}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
}

CaseTotals totalsOf(ReadTransaction& transaction, domain::CaseFileId file) {
    return firstRow(transaction,
                    "SELECT COUNT(*), COALESCE(SUM(d.page_count), 0) FROM case_items i "
                    "JOIN documents d ON d.id = i.document_id "
                    "WHERE i.case_file_id = $1 AND i.removed_at IS NULL",
                    {file},
                    [](const Row& row) {
                        return CaseTotals{row.small(0), row.small(1)};
                    })
        .value_or(CaseTotals{});
}

std::vector<domain::CaseItem> caseItemsAfter(ReadTransaction& transaction, domain::CaseItemId after,
                                             int limit) {
    static const auto kSql = std::string(kSelect) + "WHERE id > $1 ORDER BY id LIMIT $2";
    return allRows(transaction, kSql, {after, limit}, itemFrom);
}

}  // namespace vanthu::storage
