#include "storage/charge_store.h"

#include "storage/assignment_rows.h"
#include "storage/assignment_store.h"
#include "storage/sql.h"

#include <algorithm>
#include <string>

namespace vanthu::storage {

using domain::Assignment;

namespace {

bool isInCharge(const Assignment& assignment) {
    return assignment.role == domain::AssignmentRole::principal && isLive(assignment.state);
}

/// The newest in charge that is a part of `parent`.
const Assignment* below(const std::vector<Assignment>& assignments,
                        std::optional<domain::AssignmentId> parent) {
    const Assignment* found = nullptr;
    for (const auto& assignment : assignments)
        if (isInCharge(assignment) && assignment.parent == parent) found = &assignment;
    return found;
}

}  // namespace

Charge chargeOf(const std::vector<Assignment>& assignments) {
    Charge charge;
    const auto* holder = below(assignments, std::nullopt);
    if (holder == nullptr) return charge;
    charge.unit = holder->unit;
    // A part is younger than what it is a part of, so this ends.
    for (; holder != nullptr; holder = below(assignments, holder->id))
        if (holder->account) charge.account = holder->account;
    return charge;
}

void noteCharge(WriteTransaction& transaction, domain::DocumentId document) {
    const auto charge = chargeOf(assignmentsOf(transaction, document));
    execute(transaction,
            "UPDATE handlings SET charge_unit_id = $2, charge_account_id = $3 WHERE document_id = $1",
            {document, charge.unit, charge.account});
}

void noteCharges(WriteTransaction& transaction) {
    for (const auto document :
         allRows(transaction,
                 "SELECT DISTINCT document_id FROM assignments WHERE role = 'main' ORDER BY document_id", {},
                 [](const Row& row) { return row.id<domain::DocumentId>(0); }))
        noteCharge(transaction, document);
}

std::vector<OpenDocuments> openDocuments(ReadTransaction& transaction, std::optional<domain::Date> from,
                                         std::optional<domain::Date> to, domain::Date today) {
    std::vector<Parameter> parameters;
    const auto day = placeholder(today, parameters);
    std::string where = "WHERE f.until = 9223372036854775807 AND f.state = 'registered'";
    if (from) where += " AND f.day >= " + placeholder(*from, parameters);
    if (to) where += " AND f.day <= " + placeholder(*to, parameters);
    const auto sum = [](const std::string& when) { return "SUM(CASE WHEN " + when + " THEN 1 ELSE 0 END)"; };
    const auto sql = "SELECT f.organisation_id, h.charge_unit_id, h.charge_account_id, " +
                     sum("f.due >= " + day) + ", " + sum("f.due < " + day) + ", " + sum("f.due IS NULL") +
                     " FROM figure_incoming f LEFT JOIN handlings h ON h.document_id = f.document_id " +
                     where +
                     " GROUP BY f.organisation_id, h.charge_unit_id, h.charge_account_id "
                     "ORDER BY f.organisation_id, h.charge_unit_id, h.charge_account_id";
    return allRows(transaction, sql, Parameters{parameters}, [](const Row& row) {
        return OpenDocuments{
            .organisation = row.id<domain::OrganisationId>(0),
            .charge = {row.optionalId<domain::OrganisationId>(1), row.optionalId<domain::AccountId>(2)},
            .inTime = row.small(3),
            .overdue = row.small(4),
            .withoutDeadline = row.small(5)};
    });
}

}  // namespace vanthu::storage
