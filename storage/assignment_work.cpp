#include "storage/assignment_work.h"

#include "storage/assignment_store.h"
#include "storage/change_log.h"
#include "storage/json.h"
#include "storage/notice_store.h"
#include "storage/sql.h"

namespace vanthu::storage {

std::vector<OpenWork> openAssignments(ReadTransaction& transaction, const WorkPlace& place) {
    return allRows(transaction,
                   "SELECT a.id, d.subject FROM assignments a JOIN documents d ON d.id = a.document_id "
                   "WHERE a.account_id = $1 AND a.unit_id = $2 AND a.state IN ('sent', 'read', 'working') "
                   "ORDER BY a.due_date, a.id",
                   {place.account, place.unit}, [](const Row& row) {
                       return OpenWork{.kind = "assignment", .id = row.integer(0), .subject = row.text(1)};
                   });
}

std::int64_t handOverAssignments(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                                 const std::string& reason) {
    const auto work = openAssignments(transaction, place);
    for (const auto& item : work) {
        execute(transaction, "UPDATE assignments SET account_id = $1 WHERE id = $2", {to, item.id});
        appendChange(transaction, "assignment", item.id, "handed_over",
                     JsonObject{}.with("account", place.account.value).text(),
                     JsonObject{}.with("account", to.value).with("reason", reason).text());
        const auto assignment = findAssignment(transaction, domain::AssignmentId{item.id}).value();
        insertNotice(transaction, {.account = to,
                                   .kind = domain::NoticeKind::assigned,
                                   .entityId = assignment.document.value,
                                   .relatedId = item.id,
                                   .dueDate = assignment.dueDate});
    }
    return static_cast<std::int64_t>(work.size());
}

}  // namespace vanthu::storage
