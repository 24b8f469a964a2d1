#pragma once

#include "schemas/domain/organisation.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Throws Error{conflict} when an identifier is held by another organisation in an overlapping period.
domain::Organisation insertOrganisation(WriteTransaction& transaction, domain::Organisation organisation);
[[nodiscard]] std::optional<domain::Organisation> findOrganisation(ReadTransaction& transaction,
                                                                   domain::OrganisationId id);
/// Its newest version and its codes, as the change log records them.
[[nodiscard]] std::string recordOf(const domain::Organisation& organisation);
/// All of them: some thousands. Callers that need it often keep a snapshot and refresh it on change log head.
[[nodiscard]] std::vector<domain::Organisation> listOrganisations(ReadTransaction& transaction);
/// By identifier in any scheme and spelling.
[[nodiscard]] std::optional<domain::OrganisationId> findOrganisationByCode(ReadTransaction& transaction,
                                                                           std::string_view code);
/// By an identifier that holds on that day.
[[nodiscard]] std::optional<domain::OrganisationId> findOrganisationByCode(ReadTransaction& transaction,
                                                                           std::string_view code,
                                                                           domain::Date day);

/// By its exact name below that parent on that day; of several the first.
[[nodiscard]] std::optional<domain::OrganisationId> findOrganisationByName(
    ReadTransaction& transaction, std::string_view name, std::optional<domain::OrganisationId> parent,
    domain::Date day);
/// The organisation that holds the code on some day of the identifier's period.
[[nodiscard]] std::optional<domain::OrganisationId> holderOf(
    ReadTransaction& transaction, const domain::OrganisationIdentifier& identifier);

}  // namespace vanthu::storage
