#pragma once

#include "schemas/domain/handling.h"
#include "storage/transaction.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vanthu::storage {

// Work that was given to units and people. Every function that writes appends to the change log, entity
// "assignment".

/// Gives it an id.
domain::Assignment insertAssignment(WriteTransaction& transaction, domain::Assignment assignment);
/// Stores state, deadline, moments and result under the action that changed them.
void storeAssignment(WriteTransaction& transaction, const domain::Assignment& assignment,
                     std::string_view action);
[[nodiscard]] std::optional<domain::Assignment> findAssignment(ReadTransaction& transaction,
                                                               domain::AssignmentId id);
/// All of a document, in the order in which they were made.
[[nodiscard]] std::vector<domain::Assignment> assignmentsOf(ReadTransaction& transaction,
                                                            domain::DocumentId document);
/// Who has work on each of the documents, those without any left out.
[[nodiscard]] std::unordered_map<domain::DocumentId, domain::Assignees> assigneesOf(
    ReadTransaction& transaction, const std::vector<domain::DocumentId>& documents);
/// Who may know of each of the documents that exist, ascending within 256 of them.
[[nodiscard]] std::vector<domain::Readership> readershipsOf(ReadTransaction& transaction,
                                                            const std::vector<domain::DocumentId>& documents);
/// The documents of these assignments, ascending, each once.
[[nodiscard]] std::vector<domain::DocumentId> documentsOf(
    ReadTransaction& transaction, const std::vector<domain::AssignmentId>& assignments);
/// True when the document was given to the account, or to one of the units without naming a person, and was
/// not taken back.
[[nodiscard]] bool isAssigned(ReadTransaction& transaction, domain::DocumentId document,
                              domain::AccountId account, const std::vector<domain::OrganisationId>& units);

/// Gives it an id.
domain::Extension insertExtension(WriteTransaction& transaction, domain::Extension extension);
void storeExtension(WriteTransaction& transaction, const domain::Extension& extension,
                    std::string_view action);
[[nodiscard]] std::optional<domain::Extension> findExtension(ReadTransaction& transaction,
                                                             domain::ExtensionId id);
[[nodiscard]] std::vector<domain::Extension> extensionsOf(ReadTransaction& transaction,
                                                          domain::AssignmentId assignment);

}  // namespace vanthu::storage
