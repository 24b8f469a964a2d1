#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/handling.h"
#include "storage/transaction.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// What people are to be reminded of. Things that nobody is to be reminded of again are left out by the lists
// as far as a row tells; noteReminder() of notice_store.h decides.

/// Open assignments due in [from, to], that nobody was reminded of for that reason and deadline, or whose
/// person was not; the earliest deadline first.
[[nodiscard]] std::vector<domain::Assignment> assignmentsToRemind(ReadTransaction& transaction,
                                                                  std::string_view reason, domain::Date from,
                                                                  domain::Date to, int limit);

/// An incoming document that waits to be presented.
struct WaitingDocument {
    domain::DocumentId id;
    domain::OrganisationId organisation;
    std::string typeCode;
    domain::Urgency urgency{domain::Urgency::normal};
    domain::Date arrivedOn;
};
/// Arrived on that day or later, that nobody was reminded of; by id, after that one.
[[nodiscard]] std::vector<WaitingDocument> documentsNotPresented(ReadTransaction& transaction,
                                                                 domain::Date from, domain::DocumentId after,
                                                                 int limit);
/// Signed and not issued, that nobody was reminded of; by id, after that one.
[[nodiscard]] std::vector<domain::DraftId> draftsNotIssued(ReadTransaction& transaction,
                                                           domain::DraftId after, int limit);

/// An update or replacement that nobody decided on.
struct WaitingChange {
    domain::InboxId id;
    domain::OrganisationId recipient;
    domain::Timestamp arrivedAt{};
};
/// Those that came until then although nothing that they are about has come, and of which nobody was
/// reminded; by id, after that one.
[[nodiscard]] std::vector<WaitingChange> changesWithoutOriginal(ReadTransaction& transaction,
                                                                domain::Timestamp arrivedUntil,
                                                                domain::InboxId after, int limit);
/// How many of them there are, reminded of or not; limits::kCounted stands for more.
[[nodiscard]] std::int64_t countChangesWithoutOriginal(ReadTransaction& transaction,
                                                       domain::Timestamp arrivedUntil);

}  // namespace vanthu::storage
