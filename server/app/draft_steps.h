#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/signature_evidence.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/document_request.h"
#include "server/app/draft_content.h"
#include "storage/number_store.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// A move of a draft, with what its action needs.
struct DraftMoveRequest {
    domain::DraftAction action{domain::DraftAction::comment};
    std::string text;      ///< comment, finding of the form check, reason, or why a number is used late
    std::string approver;  ///< submit: login of the leader
    std::optional<domain::DraftCommentId> answers{};  ///< comment: one of the same draft
    domain::Signer signer;                            ///< sign
    BookReference book{std::string{}};                ///< number, issue
    std::optional<domain::DraftCheck> check{};        ///< check: what was found before this transaction
};

/// The caller's part in a draft.
[[nodiscard]] domain::Relations relationsTo(const Caller& caller, const domain::Draft& draft);

/// True when the caller has a part in the draft, or acts for a unit that has.
[[nodiscard]] bool mayKnowOf(const Caller& caller, const domain::Draft& draft);

/// The draft, when it exists and the caller may know of it. Throws Error{notFound} alike for both.
[[nodiscard]] domain::Draft draftInScope(storage::ReadTransaction& transaction, const Caller& caller,
                                         domain::DraftId id);

/// True when the caller may put a signature of that role behind the files of the draft now.
[[nodiscard]] bool maySign(const domain::Draft& draft, const Caller& caller, domain::SignatureRole role);
/// Throws as moved() unless the caller may put a signature of that role behind the files of the draft now.
void requireSigning(const domain::Draft& draft, const Caller& caller, domain::SignatureRole role);
/// Who signs in that role on that day: the caller, or the issuing agency.
[[nodiscard]] std::string signerName(const domain::Draft& draft, const Caller& caller,
                                     domain::SignatureRole role, const DirectorySnapshot& directory,
                                     domain::Date day);

/// One draft on its way, within one transaction. Every step obeys the table of schemas/domain/flow_draft.h.
class DraftSteps {
  public:
    DraftSteps(storage::WriteTransaction& transaction, const Caller& caller,
               const DirectorySnapshot& directory, domain::DraftId draft);

    void move(const DraftMoveRequest& request);
    /// See Drafts::describe().
    void describe(const DraftChange& change, const std::string& ifMatch);
    /// The blobs must be durable already.
    void addVersion(domain::DraftVersion version);
    /// A version whose files are those of the version of that number with signatures behind them.
    void addSigned(domain::DraftVersion version, domain::SignatureRole role);

  private:
    void comment(const std::string& text, std::optional<domain::DraftCommentId> answers);
    void submit(const std::string& approver);
    void keepCheck(const std::optional<domain::DraftCheck>& check);
    void sign(const domain::Signer& signer);
    void number(const BookReference& book);
    void issue(const BookReference& book, const std::string& numberReason);
    void goBack(const std::string& reason);
    void chooseBook(const BookReference& book);
    [[nodiscard]] storage::SeriesPlace place() const;
    [[nodiscard]] storage::TakenNumber takeNumber(const std::string& reason);
    void linkIssued(const domain::Document& document);
    void tellOf(domain::DraftAction action);
    void tellOfReply(const domain::Document& incoming, const domain::Document& reply);
    [[nodiscard]] domain::Document registrable() const;
    void requireRegistrable() const;

    storage::WriteTransaction& transaction_;
    const Caller& caller_;
    const DirectorySnapshot& directory_;
    domain::Timestamp now_;
    domain::Date today_;
    domain::Draft draft_;
    std::vector<domain::DraftVersion> versions_;
};

/// Moves the draft that became this document, if there is one, to `sent`.
void noteSent(storage::WriteTransaction& transaction, domain::DocumentId document);

}  // namespace vanthu::app
