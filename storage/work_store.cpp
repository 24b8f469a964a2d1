#include "storage/work_store.h"

#include "storage/assignment_rows.h"
#include "storage/assignment_store.h"
#include "storage/handling_store.h"

#include <string>

namespace vanthu::storage {

namespace {

constexpr int kWorkIdBits = 32;

template <class Id, class Find>
auto found(ReadTransaction& transaction, const std::vector<Id>& ids, Find&& find) {
    std::vector<std::decay_t<decltype(*find(transaction, Id{}))>> things;
    for (const auto id : ids)
        if (auto thing = find(transaction, id)) things.push_back(std::move(*thing));
    return things;
}

}  // namespace

std::int64_t placeOf(const domain::Assignment& assignment) {
    return (deadlineOf(assignment) << kWorkIdBits) + assignment.id.value;
}

// The states stand in the text, not in parameters: only so the databases see that the index covers them.
std::vector<domain::Assignment> assignmentsForAccount(ReadTransaction& transaction, domain::AccountId account,
                                                      std::int64_t after, int limit) {
    static const auto kSql =
        "SELECT " + std::string(kAssignmentColumns) +
        " FROM assignments WHERE account_id = $1 AND state IN ('sent', 'read', 'working') "
        "AND (due_date, id) > ($2, $3) ORDER BY due_date, id LIMIT $4";
    const auto mask = (std::int64_t{1} << kWorkIdBits) - 1;
    return allRows(transaction, kSql, {account, after >> kWorkIdBits, after & mask, limit}, assignmentFrom);
}

std::vector<domain::Assignment> assignmentsForUnit(ReadTransaction& transaction, domain::OrganisationId unit,
                                                   std::int64_t after, int limit) {
    static const auto kSql = "SELECT " + std::string(kAssignmentColumns) +
                             " FROM assignments WHERE unit_id = $1 AND account_id IS NULL "
                             "AND state IN ('sent', 'read', 'working') "
                             "AND (due_date, id) > ($2, $3) ORDER BY due_date, id LIMIT $4";
    const auto mask = (std::int64_t{1} << kWorkIdBits) - 1;
    return allRows(transaction, kSql, {unit, after >> kWorkIdBits, after & mask, limit}, assignmentFrom);
}

std::vector<domain::Handling> handlingsInState(ReadTransaction& transaction, domain::OrganisationId unit,
                                               domain::HandlingState state, domain::DocumentId after,
                                               int limit) {
    const auto ids =
        allRows(transaction,
                "SELECT document_id FROM handlings WHERE organisation_id = $1 AND state = $2 "
                "AND document_id > $3 ORDER BY document_id LIMIT $4",
                {unit, state, after, limit}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
    return found(transaction, ids, findHandling);
}

std::vector<domain::Handling> handlingsPresentedTo(ReadTransaction& transaction, domain::AccountId leader,
                                                   domain::DocumentId after, int limit) {
    const auto ids =
        allRows(transaction,
                "SELECT document_id FROM handlings WHERE presented_to = $1 "
                "AND state = 'presented' AND document_id > $2 ORDER BY document_id LIMIT $3",
                {leader, after, limit}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
    return found(transaction, ids, findHandling);
}

std::vector<domain::Extension> extensionsToDecide(ReadTransaction& transaction, domain::AccountId account,
                                                  domain::ExtensionId after, int limit) {
    const auto ids =
        allRows(transaction,
                "SELECT id FROM assignment_extensions WHERE decider_id = $1 "
                "AND state = 'asked' AND id > $2 ORDER BY id LIMIT $3",
                {account, after, limit}, [](const Row& row) { return row.id<domain::ExtensionId>(0); });
    return found(transaction, ids, findExtension);
}

}  // namespace vanthu::storage
