#pragma once

#include "schemas/domain/draft.h"
#include "server/app/authorisation.h"
#include "server/app/checks.h"
#include "server/app/directory.h"
#include "server/app/document_request.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// A new draft as a client describes it.
struct DraftRequest {
    DocumentRequest document;  ///< outgoing, without files, number, signer and date
    std::vector<domain::DraftAnswer> answers;
    std::optional<domain::DocumentId> corrects;
    domain::CorrectionKind correction{domain::CorrectionKind::none};
};

/// What its author wants changed of a draft; what is not set stays. Lists are whole ones.
struct DraftChange {
    /// A new type without a notation gets the notation of that type; an empty notation as well.
    std::optional<std::string> typeCode, notation;
    std::optional<std::string> subject, language, note;
    std::optional<domain::Urgency> urgency;
    std::optional<domain::Secrecy> secrecy;  ///< anything but none is refused
    std::optional<domain::Access> access;
    std::optional<int> pageCount, copyCount;
    std::optional<std::optional<domain::Date>> dueDate;  ///< set and empty: there is none
    std::optional<std::vector<ReceiverRequest>> receivers;
    std::optional<std::vector<domain::DraftAnswer>> answers;
    std::optional<domain::DocumentId> corrects;
    std::optional<domain::CorrectionKind> correction;  ///< none alone: it corrects nothing any more
};

/// What will be registered of a draft that `issuer` is to issue; what is wrong with it is noted. Throws
/// Error{secretDocument}.
[[nodiscard]] domain::Document draftContent(const DocumentRequest& request, const Caller& caller,
                                            domain::OrganisationId issuer, const DirectorySnapshot& directory,
                                            domain::Timestamp now, Checks& checks);

/// Throws Error{invalidInput} unless the draft answers and corrects documents of its issuer that the caller
/// may know of.
void checkReferences(storage::ReadTransaction& transaction, const Caller& caller, const domain::Draft& draft);

/// The draft as it is after the change. Throws Error{invalidInput} naming every wrong field, and "body" when
/// nothing is different.
[[nodiscard]] domain::Draft changedDraft(storage::ReadTransaction& transaction, const Caller& caller,
                                         const domain::Draft& before, const DraftChange& change,
                                         const DirectorySnapshot& directory, domain::Timestamp now);

/// The version of what is recorded of a draft itself: neither comments nor files make a new one.
[[nodiscard]] std::string draftEtag(const domain::Draft& draft);

}  // namespace vanthu::app
