#include "storage/handover.h"

#include "storage/assignment_store.h"
#include "storage/change_log.h"
#include "storage/charge_store.h"
#include "storage/draft_store.h"
#include "storage/flow_rows.h"
#include "storage/handling_store.h"
#include "storage/json.h"
#include "storage/notice_store.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

std::vector<OpenWork> listed(ReadTransaction& transaction, const std::string& kind, std::string_view sql,
                             const WorkPlace& place) {
    return allRows(transaction, sql, {place.account, place.unit}, [&](const Row& row) {
        return OpenWork{.kind = kind, .id = row.integer(0), .subject = row.text(1)};
    });
}

std::int64_t countOf(const std::vector<OpenWork>& work) {
    return static_cast<std::int64_t>(work.size());
}

}  // namespace

std::vector<OpenWork> openAssignments(ReadTransaction& transaction, const WorkPlace& place) {
    return listed(transaction, "assignment",
                  "SELECT a.id, d.subject FROM assignments a JOIN documents d ON d.id = a.document_id "
                  "WHERE a.account_id = $1 AND a.unit_id = $2 AND a.state IN ('sent', 'read', 'working') "
                  "ORDER BY a.due_date, a.id",
                  place);
}

std::int64_t handOverAssignments(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                                 const std::string& reason) {
    const auto work = openAssignments(transaction, place);
    for (const auto& item : work) {
        auto assignment = findAssignment(transaction, {item.id}).value();
        const auto before = recordOf(assignment);
        assignment.account = to;
        execute(transaction, "UPDATE assignments SET account_id = $1 WHERE id = $2", {to, item.id});
        noteCharge(transaction, assignment.document);
        appendChange(transaction, "assignment", item.id, "handed_over", before,
                     withRemark(recordOf(assignment), reason));
        insertNotice(transaction, {.account = to,
                                   .kind = domain::NoticeKind::assigned,
                                   .entityId = assignment.document.value,
                                   .relatedId = item.id,
                                   .dueDate = assignment.dueDate});
    }
    return countOf(work);
}

// Who gave the assignment did so for the unit of the assignment that it is a part of, or for the registry.
std::vector<OpenWork> openExtensions(ReadTransaction& transaction, const WorkPlace& place) {
    return listed(transaction, "extension",
                  "SELECT e.id, d.subject FROM assignment_extensions e "
                  "JOIN assignments a ON a.id = e.assignment_id JOIN documents d ON d.id = a.document_id "
                  "LEFT JOIN assignments p ON p.id = a.parent_id WHERE e.decider_id = $1 "
                  "AND e.state = 'asked' AND COALESCE(p.unit_id, d.organisation_id) = $2 ORDER BY e.id",
                  place);
}

std::int64_t handOverExtensions(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                                const std::string& reason) {
    const auto work = openExtensions(transaction, place);
    for (const auto& item : work) {
        auto extension = findExtension(transaction, {item.id}).value();
        const auto before = recordOf(extension);
        extension.decider = to;
        execute(transaction, "UPDATE assignment_extensions SET decider_id = $1 WHERE id = $2", {to, item.id});
        appendChange(transaction, "assignment", extension.assignment.value, "extension_handed_over", before,
                     withRemark(recordOf(extension), reason));
    }
    return countOf(work);
}

std::vector<OpenWork> openPresentations(ReadTransaction& transaction, const WorkPlace& place) {
    return listed(transaction, "presentation",
                  "SELECT h.document_id, d.subject FROM handlings h JOIN documents d ON d.id = h.document_id "
                  "WHERE h.presented_to = $1 AND h.organisation_id = $2 AND h.state = 'presented' "
                  "ORDER BY h.document_id",
                  place);
}

std::int64_t handOverPresentations(WriteTransaction& transaction, const WorkPlace& place,
                                   domain::AccountId to, const std::string& reason) {
    const auto work = openPresentations(transaction, place);
    for (const auto& item : work) {
        auto handling = findHandling(transaction, {item.id}).value();
        const auto before = recordOf(handling);
        handling.presentedTo = to;
        execute(transaction, "UPDATE handlings SET presented_to = $1 WHERE document_id = $2", {to, item.id});
        appendChange(transaction, "handling", item.id, "handed_over", before,
                     withRemark(recordOf(handling), reason));
    }
    return countOf(work);
}

// A draft that came back to its drafter is submitted anew; until then it waits for no leader.
std::vector<OpenWork> openDrafts(ReadTransaction& transaction, const WorkPlace& place) {
    std::vector<OpenWork> work;
    forEachRow(transaction,
               "SELECT id FROM drafts WHERE (drafter_id = $1 AND unit_id = $2 AND state IN ('drafting', "
               "'submitted', 'content_approved', 'form_checked', 'signed', 'numbered')) OR (approver_id = $1 "
               "AND organisation_id = $2 AND state IN ('submitted', 'content_approved', 'form_checked')) "
               "ORDER BY id",
               {place.account, place.unit}, [&](const Row& row) {
                   work.push_back({.kind = "draft", .id = row.integer(0), .subject = ""});
               });
    for (auto& item : work)
        item.subject = findDraft(transaction, {item.id}).value().document.subject;
    return work;
}

std::int64_t handOverDrafts(WriteTransaction& transaction, const WorkPlace& place, domain::AccountId to,
                            const std::string& reason) {
    const auto work = openDrafts(transaction, place);
    for (const auto& item : work) {
        auto draft = findDraft(transaction, {item.id}).value();
        const auto before = recordOf(draft);
        if (draft.drafter == place.account && draft.unit == place.unit) draft.drafter = to;
        if (draft.approver == place.account && draft.document.organisation == place.unit) draft.approver = to;
        execute(transaction, "UPDATE drafts SET drafter_id = $1, approver_id = $2 WHERE id = $3",
                {draft.drafter, draft.approver, item.id});
        appendChange(transaction, "draft", item.id, "handed_over", before,
                     withRemark(recordOf(draft), reason));
    }
    return countOf(work);
}

}  // namespace vanthu::storage
