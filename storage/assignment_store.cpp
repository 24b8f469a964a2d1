#include "storage/assignment_store.h"

#include "schemas/domain/sorted.h"
#include "storage/assignment_rows.h"
#include "storage/change_log.h"
#include "storage/charge_store.h"
#include "storage/flow_rows.h"
#include "storage/json.h"
#include "storage/portions.h"

namespace vanthu::storage {

std::string recordOf(const domain::Assignment& assignment) {
    JsonObject json;
    json.with("document", assignment.document.value);
    if (assignment.parent) json.with("parent", assignment.parent->value);
    json.with("unit", assignment.unit.value);
    if (assignment.account) json.with("account", assignment.account->value);
    json.with("role", domain::code(assignment.role)).with("state", domain::code(assignment.state));
    if (assignment.dueDate) json.with("due_date", assignment.dueDate->iso());
    if (!assignment.instruction.empty()) json.with("instruction", assignment.instruction);
    json.with("assigned_by", assignment.assignedBy.value)
        .with("assigned_at", domain::isoVietnam(assignment.assignedAt));
    if (assignment.readAt) json.with("read_at", domain::isoVietnam(*assignment.readAt));
    if (assignment.endedAt) json.with("ended_at", domain::isoVietnam(*assignment.endedAt));
    if (!assignment.result.empty()) json.with("result", assignment.result);
    return json.text();
}

std::string recordOf(const domain::Extension& extension) {
    JsonObject json;
    json.with("extension", extension.id.value)
        .with("until", extension.until.iso())
        .with("reason", extension.reason)
        .with("state", domain::code(extension.state))
        .with("asked_by", extension.askedBy.value)
        .with("asked_at", domain::isoVietnam(extension.askedAt))
        .with("decider", extension.decider.value);
    if (extension.decidedBy) json.with("decided_by", extension.decidedBy->value);
    if (extension.decidedAt) json.with("decided_at", domain::isoVietnam(*extension.decidedAt));
    if (!extension.decision.empty()) json.with("decision", extension.decision);
    return json.text();
}

domain::Extension extensionFrom(const Row& row) {
    return {.id = row.id<domain::ExtensionId>(0),
            .assignment = row.id<domain::AssignmentId>(1),
            .until = row.date(2),
            .reason = row.text(3),
            .state = row.word<domain::ExtensionState>(4),
            .askedBy = row.id<domain::AccountId>(5),
            .askedAt = row.moment(6),
            .decider = row.id<domain::AccountId>(7),
            .decidedBy = row.optionalId<domain::AccountId>(8),
            .decidedAt = row.optionalMoment(9),
            .decision = row.text(10)};
}

domain::Assignment assignmentFrom(const Row& row) {
    domain::Assignment assignment{.id = row.id<domain::AssignmentId>(0),
                                  .document = row.id<domain::DocumentId>(1),
                                  .parent = row.optionalId<domain::AssignmentId>(2),
                                  .unit = row.id<domain::OrganisationId>(3),
                                  .account = row.optionalId<domain::AccountId>(4),
                                  .role = row.word<domain::AssignmentRole>(5),
                                  .state = row.word<domain::AssignmentState>(6),
                                  .instruction = row.text(8),
                                  .assignedBy = row.id<domain::AccountId>(9),
                                  .assignedAt = row.moment(10),
                                  .readAt = row.optionalMoment(11),
                                  .endedAt = row.optionalMoment(12),
                                  .result = row.text(13)};
    if (row.integer(7) != kNoDeadline) assignment.dueDate = row.date(7);
    return assignment;
}

std::int64_t deadlineOf(const domain::Assignment& assignment) {
    return duePlace(assignment.dueDate);
}

namespace {

domain::Urgency urgencyOfDocument(ReadTransaction& transaction, domain::DocumentId document) {
    const auto urgency = firstRow(transaction, "SELECT urgency FROM documents WHERE id = $1", {document},
                                  [](const Row& row) { return row.word<domain::Urgency>(0); });
    return urgency.value_or(domain::Urgency::normal);
}

}  // namespace

domain::Assignment insertAssignment(WriteTransaction& transaction, domain::Assignment assignment) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO assignments (document_id, parent_id, unit_id, account_id, role, state, due_date, "
        "instruction, assigned_by, assigned_at, result, urgency_place) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
        {assignment.document, assignment.parent, assignment.unit, assignment.account, assignment.role,
         assignment.state, deadlineOf(assignment), assignment.instruction, assignment.assignedBy,
         assignment.assignedAt, assignment.result,
         urgencyPlace(urgencyOfDocument(transaction, assignment.document))});
    assignment.id = domain::AssignmentId{id.value()};
    appendChange(transaction, "assignment", assignment.id.value, "assigned", "", recordOf(assignment));
    noteCharge(transaction, assignment.document);
    return assignment;
}

void storeAssignment(WriteTransaction& transaction, const domain::Assignment& assignment,
                     std::string_view action) {
    const auto before = findAssignment(transaction, assignment.id);
    execute(transaction,
            "UPDATE assignments SET state = $1, due_date = $2, read_at = $3, ended_at = $4, result = $5 "
            "WHERE id = $6",
            {assignment.state, deadlineOf(assignment), assignment.readAt, assignment.endedAt,
             assignment.result, assignment.id});
    appendChange(transaction, "assignment", assignment.id.value, action, before ? recordOf(*before) : "",
                 recordOf(assignment));
    noteCharge(transaction, assignment.document);
}

std::optional<domain::Assignment> findAssignment(ReadTransaction& transaction, domain::AssignmentId id) {
    static const auto kSql = "SELECT " + std::string(kAssignmentColumns) + " FROM assignments WHERE id = $1";
    return firstRow(transaction, kSql, {id}, assignmentFrom);
}

std::vector<domain::Assignment> assignmentsOf(ReadTransaction& transaction, domain::DocumentId document) {
    static const auto kSql =
        "SELECT " + std::string(kAssignmentColumns) + " FROM assignments WHERE document_id = $1 ORDER BY id";
    return allRows(transaction, kSql, {document}, assignmentFrom);
}

std::unordered_map<domain::DocumentId, domain::Assignees> assigneesOf(
    ReadTransaction& transaction, const std::vector<domain::DocumentId>& documents) {
    std::unordered_map<domain::DocumentId, domain::Assignees> found;
    forEachPortion(documents, [&](const std::vector<std::int64_t>& ids) {
        std::vector<Parameter> parameters;
        const auto sql =
            "SELECT DISTINCT document_id, account_id, unit_id FROM assignments WHERE state <> 'withdrawn' "
            "AND "
            "document_id IN (" +
            inList(ids, parameters) + ") ORDER BY document_id, account_id, unit_id";
        forEachRow(transaction, sql, parameters, [&](const Row& row) {
            auto& assignees = found[row.id<domain::DocumentId>(0)];
            if (const auto account = row.optionalId<domain::AccountId>(1))
                assignees.accounts.push_back(*account);
            assignees.units.push_back(row.id<domain::OrganisationId>(2));
        });
    });
    for (auto& [document, assignees] : found) {
        domain::sortUnique(assignees.accounts);
        domain::sortUnique(assignees.units);
    }
    return found;
}

std::vector<domain::Readership> readershipsOf(ReadTransaction& transaction,
                                              const std::vector<domain::DocumentId>& documents) {
    auto assignees = assigneesOf(transaction, documents);
    std::vector<domain::Readership> found;
    forEachPortion(documents, [&](const std::vector<std::int64_t>& ids) {
        std::vector<Parameter> parameters;
        const auto sql = "SELECT id, organisation_id, access FROM documents WHERE id IN (" +
                         inList(ids, parameters) + ") ORDER BY id";
        forEachRow(transaction, sql, parameters, [&](const Row& row) {
            const auto id = row.id<domain::DocumentId>(0);
            found.push_back({id, row.id<domain::OrganisationId>(1), row.word<domain::Access>(2),
                             std::move(assignees[id])});
        });
    });
    return found;
}

std::vector<domain::DocumentId> documentsOf(ReadTransaction& transaction,
                                            const std::vector<domain::AssignmentId>& assignments) {
    std::vector<domain::DocumentId> found;
    forEachPortion(assignments, [&](const std::vector<std::int64_t>& ids) {
        std::vector<Parameter> parameters;
        const auto sql = "SELECT document_id FROM assignments WHERE id IN (" + inList(ids, parameters) + ")";
        forEachRow(transaction, sql, parameters,
                   [&](const Row& row) { found.push_back(row.id<domain::DocumentId>(0)); });
    });
    domain::sortUnique(found);
    return found;
}

bool isAssigned(ReadTransaction& transaction, domain::DocumentId document, domain::AccountId account,
                const std::vector<domain::OrganisationId>& units) {
    bool found = false;
    forEachRow(transaction,
               "SELECT account_id, unit_id FROM assignments "
               "WHERE document_id = $1 AND state <> 'withdrawn'",
               {document}, [&](const Row& row) {
                   const auto assignee = row.optionalId<domain::AccountId>(0);
                   const auto unit = row.id<domain::OrganisationId>(1);
                   found = found || assignee == account;
                   for (const auto own : units)
                       found = found || own == unit;
               });
    return found;
}

domain::Extension insertExtension(WriteTransaction& transaction, domain::Extension extension) {
    const auto id = firstInteger(
        transaction,
        "INSERT INTO assignment_extensions (assignment_id, until, reason, state, asked_by, asked_at, "
        "decision, decider_id) VALUES ($1, $2, $3, $4, $5, $6, '', $7) RETURNING id",
        {extension.assignment, extension.until, extension.reason, extension.state, extension.askedBy,
         extension.askedAt, extension.decider});
    extension.id = domain::ExtensionId{id.value()};
    appendChange(transaction, "assignment", extension.assignment.value, "extension_asked", "",
                 recordOf(extension));
    return extension;
}

void storeExtension(WriteTransaction& transaction, const domain::Extension& extension,
                    std::string_view action) {
    const auto before = findExtension(transaction, extension.id);
    execute(transaction,
            "UPDATE assignment_extensions SET state = $1, decided_by = $2, decided_at = $3, decision = $4 "
            "WHERE id = $5",
            {extension.state, extension.decidedBy, extension.decidedAt, extension.decision, extension.id});
    appendChange(transaction, "assignment", extension.assignment.value, action,
                 before ? recordOf(*before) : "", recordOf(extension));
}

std::optional<domain::Extension> findExtension(ReadTransaction& transaction, domain::ExtensionId id) {
    static const auto kSql =
        "SELECT " + std::string(kExtensionColumns) + " FROM assignment_extensions WHERE id = $1";
    return firstRow(transaction, kSql, {id}, extensionFrom);
}

std::vector<domain::Extension> extensionsOf(ReadTransaction& transaction, domain::AssignmentId assignment) {
    static const auto kSql = "SELECT " + std::string(kExtensionColumns) +
                             " FROM assignment_extensions WHERE assignment_id = $1 ORDER BY id";
    return allRows(transaction, kSql, {assignment}, extensionFrom);
}

}  // namespace vanthu::storage
