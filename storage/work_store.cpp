#include "storage/work_store.h"

#include "storage/assignment_rows.h"
#include "storage/assignment_store.h"
#include "storage/flow_rows.h"

#include <string>
#include <utility>

namespace vanthu::storage {

namespace {

/// The place stands in three columns behind those of the thing.
WaitingPlace placeFrom(const Row& row, int column) {
    return {row.integer(column), row.integer(column + 1), row.integer(column + 2)};
}

Placed<domain::Assignment> placedAssignmentFrom(const Row& row) {
    return {placeFrom(row, kAssignmentColumnCount), assignmentFrom(row)};
}

Placed<domain::Handling> placedHandlingFrom(const Row& row) {
    return {placeFrom(row, kHandlingColumnCount), handlingFrom(row)};
}

// The states stand in the text, not in parameters: only so the databases see that the index covers them.
std::string openAssignments(const std::string& whose) {
    return "SELECT " + std::string(kAssignmentColumns) +
           ", urgency_place, due_date, id FROM assignments WHERE " + whose +
           " AND state IN ('sent', 'read', 'working') "
           "AND (urgency_place, due_date, id) > ($2, $3, $4) ORDER BY urgency_place, due_date, id LIMIT $5";
}

constexpr const char* kAfterHandling = "ORDER BY urgency_place, due_place, document_id LIMIT ";

std::string handlings(const std::string& where) {
    return "SELECT " + std::string(kHandlingColumns) +
           ", urgency_place, due_place, document_id FROM handlings WHERE " + where;
}

}  // namespace

std::vector<Placed<domain::Assignment>> assignmentsForAccount(ReadTransaction& transaction,
                                                              domain::AccountId account,
                                                              const WaitingPlace& after, int limit) {
    static const auto kSql = openAssignments("account_id = $1");
    return allRows(transaction, kSql, {account, after.urgency, after.due, after.id, limit},
                   placedAssignmentFrom);
}

std::vector<Placed<domain::Assignment>> assignmentsForUnit(ReadTransaction& transaction,
                                                           domain::OrganisationId unit,
                                                           const WaitingPlace& after, int limit) {
    static const auto kSql = openAssignments("unit_id = $1 AND account_id IS NULL");
    return allRows(transaction, kSql, {unit, after.urgency, after.due, after.id, limit},
                   placedAssignmentFrom);
}

std::vector<Placed<domain::Handling>> handlingsInState(ReadTransaction& transaction,
                                                       domain::OrganisationId unit,
                                                       domain::HandlingState state, const WaitingPlace& after,
                                                       int limit) {
    static const auto kSql = handlings(
                                 "organisation_id = $1 AND state = $2 "
                                 "AND (urgency_place, due_place, document_id) > ($3, $4, $5) ") +
                             kAfterHandling + "$6";
    return allRows(transaction, kSql, {unit, state, after.urgency, after.due, after.id, limit},
                   placedHandlingFrom);
}

std::vector<Placed<domain::Handling>> handlingsPresentedTo(ReadTransaction& transaction,
                                                           domain::AccountId leader,
                                                           const WaitingPlace& after, int limit) {
    static const auto kSql = handlings(
                                 "presented_to = $1 AND state = 'presented' "
                                 "AND (urgency_place, due_place, document_id) > ($2, $3, $4) ") +
                             kAfterHandling + "$5";
    return allRows(transaction, kSql, {leader, after.urgency, after.due, after.id, limit},
                   placedHandlingFrom);
}

std::vector<Placed<domain::Extension>> extensionsToDecide(ReadTransaction& transaction,
                                                          domain::AccountId account,
                                                          const WaitingPlace& after, int limit) {
    const auto places =
        allRows(transaction,
                "SELECT a.urgency_place, a.due_date, e.id FROM assignment_extensions e "
                "JOIN assignments a ON a.id = e.assignment_id WHERE e.decider_id = $1 AND e.state = 'asked' "
                "AND (a.urgency_place, a.due_date, e.id) > ($2, $3, $4) "
                "ORDER BY a.urgency_place, a.due_date, e.id LIMIT $5",
                {account, after.urgency, after.due, after.id, limit},
                [](const Row& row) { return placeFrom(row, 0); });
    std::vector<Placed<domain::Extension>> extensions;
    for (const auto& place : places)
        if (auto extension = findExtension(transaction, domain::ExtensionId{place.id}))
            extensions.push_back({place, std::move(*extension)});
    return extensions;
}

void placeWorkOn(WriteTransaction& transaction, domain::DocumentId document, domain::Urgency urgency,
                 std::optional<domain::Date> dueDate) {
    execute(transaction,
            "UPDATE handlings SET urgency_place = $2, due_place = COALESCE(due_date, $3) "
            "WHERE document_id = $1",
            {document, urgencyPlace(urgency), duePlace(dueDate)});
    execute(transaction, "UPDATE assignments SET urgency_place = $2 WHERE document_id = $1",
            {document, urgencyPlace(urgency)});
}

}  // namespace vanthu::storage
