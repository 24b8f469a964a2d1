#pragma once

#include "schemas/domain/organisation.h"
#include "storage/transaction.h"

// How organisations are written, for the stores of this folder alone.
namespace vanthu::storage {

void insertVersion(WriteTransaction& transaction, domain::OrganisationId id,
                   const domain::OrganisationVersion& version);

/// Precondition: the change log is locked, so that two callers cannot both find the code free.
void insertIdentifier(WriteTransaction& transaction, domain::OrganisationId id, int position,
                      const domain::OrganisationIdentifier& identifier);

}  // namespace vanthu::storage
