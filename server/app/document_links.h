#pragma once

#include "schemas/domain/document.h"
#include "server/app/authorisation.h"
#include "server/app/document_request.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// What documents are to each other: trả lời, thay thế, đính chính, thu hồi, căn cứ, sao. Any thread may
/// call.
class DocumentLinks {
  public:
    DocumentLinks(storage::Database& database, const domain::Clock& clock)
        : database_(database), clock_(clock) {}

    /// The answer is the list of links of `id`. Throws Error{notFound} for a document that the caller may not
    /// know of, Error{invalidInput} for such a one at the other end, Error{conflict} for a link that is in
    /// force and for a locked book.
    [[nodiscard]] Created link(const Caller& caller, domain::DocumentId id, const LinkRequest& request,
                               const std::optional<RequestKey>& key);
    [[nodiscard]] Created withdraw(const Caller& caller, domain::DocumentId id, domain::LinkId link,
                                   const std::string& reason, const std::optional<RequestKey>& key);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
};

/// Links a document that this transaction registered and returns it as it is then. Violations name
/// "links[i]".
[[nodiscard]] domain::Document linkDocuments(storage::WriteTransaction& transaction, const Caller& caller,
                                             const domain::Document& document,
                                             const std::vector<LinkRequest>& requests);

/// JSON array of a document's links in force, read from its end, each with the document at the other end;
/// those that the caller may not know of are left out.
[[nodiscard]] std::string linksJson(storage::ReadTransaction& transaction, const Caller& caller,
                                    domain::DocumentId id);

/// Throws Error{conflict} when the document's book is locked.
void requireUnlockedBook(storage::ReadTransaction& transaction, const domain::Document& document);

}  // namespace vanthu::app
