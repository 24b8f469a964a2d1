#include "storage/reminder_store.h"

#include "schemas/domain/limits.h"
#include "storage/assignment_rows.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

/// $1: the latest moment of its arrival.
constexpr std::string_view kWithoutOriginal =
    "FROM inbox i WHERE i.state = 'arrived' AND i.kind <> 'new' AND i.arrived_at <= $1 "
    "AND NOT EXISTS (SELECT 1 FROM inbox_changes c JOIN inbox o ON o.message_id = c.changed_message "
    "WHERE c.inbox_id = i.id AND o.recipient_id = i.recipient_id AND o.sender_code = i.sender_code) ";

}  // namespace

std::vector<domain::Assignment> assignmentsToRemind(ReadTransaction& transaction, std::string_view reason,
                                                    domain::Date from, domain::Date to, int limit) {
    static const auto kSql =
        "SELECT " + std::string(kAssignmentColumns) +
        " FROM assignments a WHERE state IN ('sent', 'read', 'working') AND due_date BETWEEN $2 AND $3 "
        "AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.reason = $1 AND r.entity = 'assignment' "
        "AND r.entity_id = a.id AND r.due_date = a.due_date "
        "AND (a.account_id IS NULL OR r.account_id = a.account_id)) ORDER BY due_date, id LIMIT $4";
    return allRows(transaction, kSql, {reason, from, to, limit}, assignmentFrom);
}

std::vector<WaitingDocument> documentsNotPresented(ReadTransaction& transaction, domain::Date from,
                                                   domain::DocumentId after, int limit) {
    return allRows(transaction,
                   "SELECT d.id, d.organisation_id, d.type_code, d.urgency, d.registry_date "
                   "FROM handlings h JOIN documents d ON d.id = h.document_id "
                   "WHERE h.state = 'registered' AND d.registry_date >= $1 AND d.id > $2 "
                   "AND NOT EXISTS (SELECT 1 FROM recalls c WHERE c.document_id = d.id) "
                   "AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.reason = 'presentation_late' "
                   "AND r.entity = 'document' AND r.entity_id = d.id) ORDER BY d.id LIMIT $3",
                   {from, after, limit}, [](const Row& row) {
                       return WaitingDocument{.id = row.id<domain::DocumentId>(0),
                                              .organisation = row.id<domain::OrganisationId>(1),
                                              .typeCode = row.text(2),
                                              .urgency = row.word<domain::Urgency>(3),
                                              .arrivedOn = row.date(4)};
                   });
}

std::vector<domain::DraftId> draftsNotIssued(ReadTransaction& transaction, domain::DraftId after, int limit) {
    return allRows(
        transaction,
        "SELECT d.id FROM drafts d WHERE d.state IN ('signed', 'numbered') AND d.id > $1 "
        "AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.reason = 'issue_late' "
        "AND r.entity = 'draft' AND r.entity_id = d.id AND r.due_date >= (d.signed_at + 25200) / 86400) "
        "ORDER BY d.id LIMIT $2",
        {after, limit}, [](const Row& row) { return row.id<domain::DraftId>(0); });
}

std::vector<WaitingChange> changesWithoutOriginal(ReadTransaction& transaction,
                                                  domain::Timestamp arrivedUntil, domain::InboxId after,
                                                  int limit) {
    return allRows(transaction,
                   "SELECT i.id, i.recipient_id, i.arrived_at " + std::string(kWithoutOriginal) +
                       "AND i.id > $2 AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.reason = "
                       "'original_missing' AND r.entity = 'inbox' AND r.entity_id = i.id) "
                       "ORDER BY i.id LIMIT $3",
                   {arrivedUntil, after, limit}, [](const Row& row) {
                       return WaitingChange{row.id<domain::InboxId>(0), row.id<domain::OrganisationId>(1),
                                            row.moment(2)};
                   });
}

std::int64_t countChangesWithoutOriginal(ReadTransaction& transaction, domain::Timestamp arrivedUntil) {
    return firstInteger(
               transaction,
               "SELECT COUNT(*) FROM (SELECT 1 " + std::string(kWithoutOriginal) + "LIMIT $2) AS waiting",
               {arrivedUntil, limits::kCounted})
        .value();
}

}  // namespace vanthu::storage
