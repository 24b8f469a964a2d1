#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/handling.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vanthu::storage {

// How much waits for somebody: the lists of work_store.h, counted. Every count ends at limits::kCounted, so
// that it costs no more where thousands wait than where a few do.

/// Open assignments of the account; with a day only those whose deadline was before it.
[[nodiscard]] std::int64_t countAssignmentsForAccount(ReadTransaction& transaction, domain::AccountId account,
                                                      std::optional<domain::Date> dueBefore);
/// Of the unit, naming no person.
[[nodiscard]] std::int64_t countAssignmentsForUnit(ReadTransaction& transaction, domain::OrganisationId unit,
                                                   std::optional<domain::Date> dueBefore);
/// How many of the open assignments have that role and deadline.
struct OpenAssignments {
    domain::AssignmentRole role{};
    std::optional<domain::Date> dueDate;
    std::int64_t count{0};
};
/// The first limits::kCounted of the account, and of the unit those naming no person, by role and deadline.
[[nodiscard]] std::vector<OpenAssignments> openAssignmentsOfAccount(ReadTransaction& transaction,
                                                                    domain::AccountId account);
[[nodiscard]] std::vector<OpenAssignments> openAssignmentsOfUnit(ReadTransaction& transaction,
                                                                 domain::OrganisationId unit);
[[nodiscard]] std::int64_t countHandlingsInState(ReadTransaction& transaction, domain::OrganisationId unit,
                                                 domain::HandlingState state);
[[nodiscard]] std::int64_t countHandlingsPresentedTo(ReadTransaction& transaction, domain::AccountId leader);
[[nodiscard]] std::int64_t countExtensionsToDecide(ReadTransaction& transaction, domain::AccountId account);
[[nodiscard]] std::int64_t countDraftsOfDrafter(ReadTransaction& transaction, domain::AccountId drafter,
                                                domain::DraftState state);
[[nodiscard]] std::int64_t countDraftsForApprover(ReadTransaction& transaction, domain::AccountId approver,
                                                  domain::DraftState state);
[[nodiscard]] std::int64_t countDraftsOfUnit(ReadTransaction& transaction, domain::OrganisationId unit,
                                             domain::DraftState state);
/// Received documents of these units that nobody decided on.
[[nodiscard]] std::int64_t countInboxArrived(ReadTransaction& transaction,
                                             const std::vector<domain::OrganisationId>& recipients);
/// Registered ones whose sender wants them back and has no answer yet.
[[nodiscard]] std::int64_t countRecallsAsked(ReadTransaction& transaction,
                                             const std::vector<domain::OrganisationId>& recipients);
/// Intake items that wait, of these units or of all.
[[nodiscard]] std::int64_t countIntakeWaiting(
    ReadTransaction& transaction, const std::optional<std::vector<domain::OrganisationId>>& units);
/// Alerts that nobody confirmed, of these units or of all.
[[nodiscard]] std::int64_t countAlertsOpen(ReadTransaction& transaction,
                                           const std::optional<std::vector<domain::OrganisationId>>& units);

}  // namespace vanthu::storage
