#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/outgoing_standing.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"
#include "storage/work_place.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// Outgoing documents in the making. Every function that writes appends to the change log, entity "draft".

/// Of a draft as it was read, with its answers; without versions, comments and checks. As the change log
/// records it.
[[nodiscard]] std::string recordOf(const domain::Draft& draft);

/// Gives it an id; stores what it answers.
domain::Draft insertDraft(WriteTransaction& transaction, domain::Draft draft);
/// Stores everything of it but versions, comments and answers, under the action that changed it.
void storeDraft(WriteTransaction& transaction, const domain::Draft& draft, std::string_view action);
/// The same with its answers and what it corrects.
void describeDraft(WriteTransaction& transaction, const domain::Draft& draft, std::string_view action);
[[nodiscard]] std::optional<domain::Draft> findDraft(ReadTransaction& transaction, domain::DraftId id);
/// The draft that became this document.
[[nodiscard]] std::optional<domain::Draft> findDraftOf(ReadTransaction& transaction,
                                                       domain::DocumentId document);

/// Adds the next version, numbered from 1. The blobs must be durable already.
domain::DraftVersion insertDraftVersion(WriteTransaction& transaction, domain::DraftId draft,
                                        domain::DraftVersion version);
[[nodiscard]] std::vector<domain::DraftVersion> draftVersions(ReadTransaction& transaction,
                                                              domain::DraftId draft);
void insertDraftComment(WriteTransaction& transaction, domain::DraftId draft, domain::DraftComment comment);
[[nodiscard]] std::vector<domain::DraftComment> draftComments(ReadTransaction& transaction,
                                                              domain::DraftId draft);

/// Keeps what a check found; logged as "form_checked".
void insertDraftCheck(WriteTransaction& transaction, domain::DraftId draft, const domain::DraftCheck& check);
[[nodiscard]] std::vector<domain::DraftCheck> draftChecks(ReadTransaction& transaction,
                                                          domain::DraftId draft);

/// What a list of drafts holds: those of `account`, and those of the units, as far as the rest says.
struct DraftFilter {
    domain::AccountId account;
    std::vector<domain::OrganisationId> units;  ///< issuing or drafting
    bool onlyOwn{false};                        ///< written by the account, or submitted to it
    std::optional<domain::DraftState> state;
    std::vector<domain::OrganisationId> among;  ///< issuing or drafting; empty does not filter
    std::optional<domain::OutgoingStanding> standing{};
    std::string typeCode{};
    std::optional<domain::Date> from{}, to{};  ///< in which it began, by Vietnam time; inclusive
};
/// Newest first, before that one, at most `limit`; without their answers.
[[nodiscard]] std::vector<domain::Draft> listDrafts(ReadTransaction& transaction, const DraftFilter& filter,
                                                    std::optional<domain::DraftId> before, int limit);

/// Drafts of a person, a leader or an issuing unit in that state, in the order of WaitingPlace after `after`,
/// at most `limit`; without their answers.
[[nodiscard]] std::vector<Placed<domain::Draft>> draftsOfDrafter(ReadTransaction& transaction,
                                                                 domain::AccountId drafter,
                                                                 domain::DraftState state,
                                                                 const WaitingPlace& after, int limit);
[[nodiscard]] std::vector<Placed<domain::Draft>> draftsForApprover(ReadTransaction& transaction,
                                                                   domain::AccountId approver,
                                                                   domain::DraftState state,
                                                                   const WaitingPlace& after, int limit);
[[nodiscard]] std::vector<Placed<domain::Draft>> draftsOfUnit(ReadTransaction& transaction,
                                                              domain::OrganisationId unit,
                                                              domain::DraftState state,
                                                              const WaitingPlace& after, int limit);
/// Writes the places of all drafts beside them; for the migration that made those columns.
void placeDrafts(WriteTransaction& transaction);

}  // namespace vanthu::storage
