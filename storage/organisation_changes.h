#pragma once

#include "schemas/domain/organisation.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::storage {

/// What an organisation is called and where it stands from `version.validFrom` on; the version before ends
/// the day before. A version that begins on the same day is replaced. Throws Error{notFound}, Error{conflict}
/// for a day before the newest version's first or an organisation that has an end.
domain::Organisation changeOrganisation(WriteTransaction& transaction, domain::OrganisationId id,
                                        domain::OrganisationVersion version);

/// The organisation and its open identifiers end with that day; nothing of it is removed. Throws
/// Error{notFound}, Error{conflict} for one that has an end or began later.
domain::Organisation endOrganisation(WriteTransaction& transaction, domain::OrganisationId id,
                                     domain::Date lastDay);

/// Another code of the organisation. Throws Error{conflict} when another one holds it in that period.
void addIdentifier(WriteTransaction& transaction, domain::OrganisationId id,
                   const domain::OrganisationIdentifier& identifier);

/// False when the pair is there already: nothing was changed then.
bool insertSuccession(WriteTransaction& transaction, const domain::Succession& succession);
/// Who follows that organisation and exists on that day, through any number of steps; by id.
[[nodiscard]] std::vector<domain::Organisation> successorsOn(ReadTransaction& transaction,
                                                             domain::OrganisationId id, domain::Date day);
/// All, by predecessor and successor.
[[nodiscard]] std::vector<domain::Succession> listSuccessions(ReadTransaction& transaction);

}  // namespace vanthu::storage
