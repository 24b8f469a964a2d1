#include "storage/reminder_store.h"

#include "storage/assignment_rows.h"
#include "storage/sql.h"

namespace vanthu::storage {

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

}  // namespace vanthu::storage
