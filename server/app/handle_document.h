#pragma once

#include "server/app/handling_case.h"
#include "server/app/repeatable.h"
#include "server/app/view_log.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

/// The way of an incoming document through the agency: presented, directed, worked on, answered or filed. Who
/// may do what follows from the state and from the caller's part in it. Any thread may call.
class HandleDocument {
  public:
    HandleDocument(storage::Database& database, const domain::Clock& clock, Directory& directory,
                   exchange::Exchange& exchange, ViewLog& views)
        : database_(database), clock_(clock), directory_(directory), exchange_(exchange), views_(views) {}

    /// State, assignments, opinions, replies, and what the caller may do next.
    [[nodiscard]] std::string show(const Caller& caller, domain::DocumentId document);
    /// The answer of every move is what show() answers after it. Throws Error{illegalMove}.
    [[nodiscard]] Created move(const Caller& caller, domain::DocumentId document,
                               const HandlingRequest& request, const std::optional<RequestKey>& key);
    [[nodiscard]] Created moveAssignment(const Caller& caller, domain::AssignmentId assignment,
                                         const AssignmentMoveRequest& request,
                                         const std::optional<RequestKey>& key);
    [[nodiscard]] Created decideExtension(const Caller& caller, domain::ExtensionId extension,
                                          const ExtensionDecision& decision,
                                          const std::optional<RequestKey>& key);
    /// Freezes a document of the caller's unit: an outgoing one on an order of its own agency, of which every
    /// receiver is told, an incoming one that its issuer recalled on paper.
    [[nodiscard]] Created recall(const Caller& caller, domain::DocumentId document, const std::string& reason,
                                 const std::optional<RequestKey>& key);

  private:
    [[nodiscard]] std::string represent(storage::ReadTransaction& transaction, const Caller& caller,
                                        const domain::Document& document);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    exchange::Exchange& exchange_;
    ViewLog& views_;
};

}  // namespace vanthu::app
