#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/handling.h"
#include "storage/transaction.h"

#include <cstdint>
#include <vector>

namespace vanthu::storage {

// What waits for somebody. Each list is served by an index of its own and read in pages: rows after a place,
// at most `limit`.

/// The place of an assignment in its list: by deadline, then by id; one without deadline comes last.
[[nodiscard]] std::int64_t placeOf(const domain::Assignment& assignment);
/// Open assignments of the account, the earliest deadline first.
[[nodiscard]] std::vector<domain::Assignment> assignmentsForAccount(ReadTransaction& transaction,
                                                                    domain::AccountId account,
                                                                    std::int64_t after, int limit);
/// Open assignments of the unit that name no person.
[[nodiscard]] std::vector<domain::Assignment> assignmentsForUnit(ReadTransaction& transaction,
                                                                 domain::OrganisationId unit,
                                                                 std::int64_t after, int limit);
/// Documents of a unit's registry in that state, by id.
[[nodiscard]] std::vector<domain::Handling> handlingsInState(ReadTransaction& transaction,
                                                             domain::OrganisationId unit,
                                                             domain::HandlingState state,
                                                             domain::DocumentId after, int limit);
/// Documents presented to a leader, by id.
[[nodiscard]] std::vector<domain::Handling> handlingsPresentedTo(ReadTransaction& transaction,
                                                                 domain::AccountId leader,
                                                                 domain::DocumentId after, int limit);
/// Extensions that the account is to decide, by id.
[[nodiscard]] std::vector<domain::Extension> extensionsToDecide(ReadTransaction& transaction,
                                                                domain::AccountId account,
                                                                domain::ExtensionId after, int limit);

}  // namespace vanthu::storage
