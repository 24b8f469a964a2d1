#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/read_document.h"
#include "server/app/repeatable.h"
#include "server/app/signature_check.h"
#include "server/exchange/exchange.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct InboxRequest {
    std::optional<domain::InboxState> state;
    std::optional<domain::InboxRecall> recall;
    bool withoutUpdates{false};
    std::vector<domain::OrganisationId> units;  ///< to one of these; at most limits::kOrganisationsPerRequest
    std::optional<domain::Date> from, to;       ///< of the arrival, by Vietnam time; inclusive
    std::string cursor;
    int limit{20};
};

/// What a clerk changes of the document that the sender registered.
struct Acceptance {
    BookReference book{std::string{}};
    std::optional<domain::Date> arrivalDate;
    std::string numberReason;  ///< when the arrival date is before the last one in the book
    std::optional<std::string> subject;
    std::optional<domain::Date> dueDate;
    std::optional<std::string> note;
    bool confirmDuplicate{false};
};

/// Received documents: list, read, take into the incoming book, or refuse. Deciding is for the receiving
/// unit's clerks. Any thread may call.
class Inbox {
  public:
    Inbox(storage::Database& database, const storage::BlobStore& blobs, const domain::Clock& clock,
          Directory& directory, SignatureCheck& signatures, exchange::Exchange& exchange)
        : database_(database),
          blobs_(blobs),
          clock_(clock),
          directory_(directory),
          signatures_(signatures),
          exchange_(exchange) {}

    [[nodiscard]] std::string list(const Caller& caller, const InboxRequest& request);
    /// How many of the list wait for a clerk: nobody decided on them, or a recall of theirs waits for an
    /// answer. Each up to limits::kCounted.
    [[nodiscard]] static std::int64_t waiting(storage::ReadTransaction& transaction, const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, domain::InboxId id);
    /// A file of an item that nobody decided on yet, for those who may decide; `position` from 1. Throws
    /// Error{conflict} for a decided item: what was accepted is read as the document that was made of it.
    [[nodiscard]] OpenFile file(const Caller& caller, domain::InboxId id, int position);
    /// Who signed that file, checked now; JSON (FileSignatures in schemas/api/openapi.yaml, without
    /// evidence).
    [[nodiscard]] std::string signatures(const Caller& caller, domain::InboxId id, int position);
    /// The answer is the incoming document; of an update, which needs no book, the one that it changes (15).
    /// Throws Error{conflict} when the item is decided already, and as carryOutUpdate() does,
    /// Error{duplicate} when the same document was registered by hand before.
    [[nodiscard]] Created accept(const Caller& caller, domain::InboxId id, const Acceptance& acceptance,
                                 const std::optional<RequestKey>& key);
    /// The answer is the item, here and below. The sender wants back what was registered: 15 freezes the
    /// document, 16 says why not. Throws Error{conflict} where no recall waits for an answer.
    [[nodiscard]] Created answerRecall(const Caller& caller, domain::InboxId id, bool agree,
                                       const std::string& reason, const std::optional<RequestKey>& key);
    [[nodiscard]] Created refuse(const Caller& caller, domain::InboxId id, const std::string& reason,
                                 const std::optional<RequestKey>& key);

  private:
    [[nodiscard]] domain::DocumentFile undecidedFile(const Caller& caller, domain::InboxId id, int position);

    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    SignatureCheck& signatures_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
