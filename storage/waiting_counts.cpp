#include "storage/waiting_counts.h"

#include "schemas/domain/limits.h"
#include "storage/sql.h"
#include "storage/work_place.h"

#include <string>

namespace vanthu::storage {

using domain::AccountId;
using domain::OrganisationId;

namespace {

/// Counts the rows of "FROM … WHERE …", no further than the limit.
std::int64_t counted(ReadTransaction& transaction, const std::string& from,
                     std::vector<Parameter> parameters) {
    const auto sql = "SELECT COUNT(*) FROM (SELECT 1 " + from + " LIMIT " +
                     placeholder(limits::kCounted, parameters) + ") AS waiting";
    std::int64_t count = 0;
    forEachRow(transaction, sql, Parameters{parameters}, [&](const Row& row) { count = row.integer(0); });
    return count;
}

std::int64_t openAssignments(ReadTransaction& transaction, const std::string& whose, const Parameter& who,
                             std::optional<domain::Date> dueBefore) {
    std::vector<Parameter> parameters{who};
    // The states stand in the text, not in parameters: only so the databases see that the index covers it.
    auto from = "FROM assignments WHERE " + whose + " AND state IN ('sent', 'read', 'working')";
    if (dueBefore) from += " AND due_date < " + placeholder(*dueBefore, parameters);
    return counted(transaction, from, std::move(parameters));
}

std::vector<OpenAssignments> openByRoleAndDeadline(ReadTransaction& transaction, const std::string& whose,
                                                   const Parameter& who) {
    const auto sql = "SELECT role, due_date, COUNT(*) FROM (SELECT role, due_date FROM assignments WHERE " +
                     whose +
                     " AND state IN ('sent', 'read', 'working') LIMIT $2) AS waiting "
                     "GROUP BY role, due_date";
    return allRows(transaction, sql, {who, limits::kCounted}, [](const Row& row) {
        OpenAssignments some{
            .role = row.word<domain::AssignmentRole>(0), .dueDate = {}, .count = row.integer(2)};
        if (row.integer(1) != kNoDeadline) some.dueDate = row.date(1);
        return some;
    });
}

std::int64_t ofUnits(ReadTransaction& transaction, const std::string& from, const std::string& column,
                     const std::optional<std::vector<OrganisationId>>& units) {
    if (!units) return counted(transaction, from, {});
    if (units->empty()) return 0;
    std::vector<Parameter> parameters;
    const auto narrowed = from + " AND " + column + " IN (" + inList(*units, parameters) + ")";
    return counted(transaction, narrowed, std::move(parameters));
}

}  // namespace

std::int64_t countAssignmentsForAccount(ReadTransaction& transaction, AccountId account,
                                        std::optional<domain::Date> dueBefore) {
    return openAssignments(transaction, "account_id = $1", account, dueBefore);
}

std::int64_t countAssignmentsForUnit(ReadTransaction& transaction, OrganisationId unit,
                                     std::optional<domain::Date> dueBefore) {
    return openAssignments(transaction, "unit_id = $1 AND account_id IS NULL", unit, dueBefore);
}

std::vector<OpenAssignments> openAssignmentsOfAccount(ReadTransaction& transaction, AccountId account) {
    return openByRoleAndDeadline(transaction, "account_id = $1", account);
}

std::vector<OpenAssignments> openAssignmentsOfUnit(ReadTransaction& transaction, OrganisationId unit) {
    return openByRoleAndDeadline(transaction, "unit_id = $1 AND account_id IS NULL", unit);
}

std::int64_t countHandlingsInState(ReadTransaction& transaction, OrganisationId unit,
                                   domain::HandlingState state) {
    return counted(transaction, "FROM handlings WHERE organisation_id = $1 AND state = $2", {unit, state});
}

std::int64_t countHandlingsPresentedTo(ReadTransaction& transaction, AccountId leader) {
    return counted(transaction, "FROM handlings WHERE presented_to = $1 AND state = 'presented'", {leader});
}

std::int64_t countExtensionsToDecide(ReadTransaction& transaction, AccountId account) {
    return counted(transaction, "FROM assignment_extensions WHERE decider_id = $1 AND state = 'asked'",
                   {account});
}

std::int64_t countDraftsOfDrafter(ReadTransaction& transaction, AccountId drafter, domain::DraftState state) {
    return counted(transaction, "FROM drafts WHERE drafter_id = $1 AND state = $2", {drafter, state});
}

std::int64_t countDraftsForApprover(ReadTransaction& transaction, AccountId approver,
                                    domain::DraftState state) {
    return counted(transaction, "FROM drafts WHERE approver_id = $1 AND state = $2", {approver, state});
}

std::int64_t countDraftsOfUnit(ReadTransaction& transaction, OrganisationId unit, domain::DraftState state) {
    return counted(transaction, "FROM drafts WHERE organisation_id = $1 AND state = $2", {unit, state});
}

std::int64_t countInboxArrived(ReadTransaction& transaction, const std::vector<OrganisationId>& recipients) {
    return ofUnits(transaction, "FROM inbox WHERE state = 'arrived'", "recipient_id", recipients);
}

std::int64_t countRecallsAsked(ReadTransaction& transaction, const std::vector<OrganisationId>& recipients) {
    return ofUnits(transaction, "FROM inbox WHERE recall = 'asked'", "recipient_id", recipients);
}

std::int64_t countIntakeWaiting(ReadTransaction& transaction,
                                const std::optional<std::vector<OrganisationId>>& units) {
    return ofUnits(transaction, "FROM intake_items WHERE state = 'waiting'", "organisation_id", units);
}

std::int64_t countAlertsOpen(ReadTransaction& transaction,
                             const std::optional<std::vector<OrganisationId>>& units) {
    return ofUnits(transaction, "FROM right_alerts WHERE confirmed_at IS NULL", "organisation_id", units);
}

}  // namespace vanthu::storage
