#pragma once

#include "schemas/domain/organisation.h"
#include "server/app/checks.h"
#include "server/app/directory.h"

#include <string>

// Who can still be addressed: an organisation that ended offers those that follow it (domain §9).
namespace vanthu::app {

/// The organisation that a client named; nullptr, and a violation of `field`, when there is none.
[[nodiscard]] const domain::Organisation* knownOrganisation(const OrganisationReference& reference,
                                                            const std::string& field,
                                                            const DirectorySnapshot& directory,
                                                            domain::Date day, Checks& checks);

/// The same for a receiver of that day: one that ended before is refused with an offer of its successors.
[[nodiscard]] const domain::Organisation* addressee(const OrganisationReference& reference,
                                                    const std::string& field,
                                                    const DirectorySnapshot& directory, domain::Date day,
                                                    Checks& checks);

/// True, and a violation of `field` with the successors of that day, when the organisation ended before it.
bool refuseEnded(const domain::Organisation* organisation, const std::string& field,
                 const DirectorySnapshot& directory, domain::Date day, Checks& checks);

/// The books of a unit give no number for a day after its last. Throws Error{conflict} that offers the units
/// that follow it today.
void requireUnitNotEnded(domain::OrganisationId unit, domain::Date numberingDay,
                         const DirectorySnapshot& directory, domain::Date today);

}  // namespace vanthu::app
