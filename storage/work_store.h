#pragma once

#include "schemas/domain/handling.h"
#include "storage/transaction.h"
#include "storage/work_place.h"

#include <optional>
#include <vector>

namespace vanthu::storage {

// What waits for somebody, in the order of WaitingPlace. Each list is served by an index of its own, but for
// extensions, of which few are open, and read in pages: rows after a place, at most `limit`. Drafts:
// draft_store.h.

/// Open assignments of the account.
[[nodiscard]] std::vector<Placed<domain::Assignment>> assignmentsForAccount(ReadTransaction& transaction,
                                                                            domain::AccountId account,
                                                                            const WaitingPlace& after,
                                                                            int limit);
/// Open assignments of the unit that name no person.
[[nodiscard]] std::vector<Placed<domain::Assignment>> assignmentsForUnit(ReadTransaction& transaction,
                                                                         domain::OrganisationId unit,
                                                                         const WaitingPlace& after,
                                                                         int limit);
/// Documents of a unit's registry in that state.
[[nodiscard]] std::vector<Placed<domain::Handling>> handlingsInState(ReadTransaction& transaction,
                                                                     domain::OrganisationId unit,
                                                                     domain::HandlingState state,
                                                                     const WaitingPlace& after, int limit);
/// Documents presented to a leader.
[[nodiscard]] std::vector<Placed<domain::Handling>> handlingsPresentedTo(ReadTransaction& transaction,
                                                                         domain::AccountId leader,
                                                                         const WaitingPlace& after,
                                                                         int limit);
/// Extensions that the account is to decide, by what they are asked for.
[[nodiscard]] std::vector<Placed<domain::Extension>> extensionsToDecide(ReadTransaction& transaction,
                                                                        domain::AccountId account,
                                                                        const WaitingPlace& after, int limit);

/// After a document was corrected: puts what waits for its sake where its urgency and deadline belong now.
void placeWorkOn(WriteTransaction& transaction, domain::DocumentId document, domain::Urgency urgency,
                 std::optional<domain::Date> dueDate);

}  // namespace vanthu::storage
