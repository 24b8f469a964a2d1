#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// Which deliveries of all documents; what is left out does not filter.
struct DeliveriesRequest {
    std::optional<OrganisationReference> unit;  ///< that sent them
    std::optional<OrganisationReference> receiver;
    std::optional<domain::DeliveryState> state;
    std::optional<domain::Date> from, to;  ///< of sending
    bool troubled{false};                  ///< refused, failed or stuck, and nothing done about it since
    std::string cursor;
    int limit{20};  ///< 1–limits::kPageSizeMax
};

struct UpdateRequest {
    std::string reason;
    std::vector<OrganisationReference> add, remove;
};

/// Sends outgoing documents of the caller's unit and tells what became of each delivery. Any thread may call.
class SendDocument {
  public:
    SendDocument(storage::Database& database, const domain::Clock& clock, Directory& directory,
                 exchange::Exchange& exchange)
        : database_(database), clock_(clock), directory_(directory), exchange_(exchange) {}

    /// Queued durably when it returns. Throws Error{invalidInput} naming "to[i]", Error{forbidden} for a
    /// document of another unit.
    [[nodiscard]] Created send(const Caller& caller, domain::DocumentId document,
                               const std::vector<OrganisationReference>& to,
                               const std::optional<RequestKey>& key);
    /// What is registered of a sent document now goes to all who have it, and its list of receivers changes:
    /// who is added gets it, who is removed is told of a recall. The answer is all its deliveries. Throws as
    /// send(), naming "add[i]" and "remove[i]", and Error{conflict} where nobody has it and nobody is added.
    [[nodiscard]] Created update(const Caller& caller, domain::DocumentId document,
                                 const UpdateRequest& request, const std::optional<RequestKey>& key);
    [[nodiscard]] std::string deliveries(const Caller& caller, domain::DocumentId document);
    /// How many list() lists as troubled, up to limits::kCounted: told to who sends, who alone can do
    /// something about it.
    [[nodiscard]] std::int64_t troubled(storage::ReadTransaction& transaction, const Caller& caller) const;
    /// A refused or failed delivery is left at that: it is no trouble any more. To do it again changes
    /// nothing. The answer is all deliveries of the document. Throws Error{notFound}, Error{forbidden} as
    /// send(), and Error{conflict} while the delivery is under way or when it arrived.
    [[nodiscard]] std::string markSeen(const Caller& caller, domain::DeliveryId delivery);
    /// Of all documents that the caller may know of, the newest first, each with number and subject of its
    /// document.
    [[nodiscard]] std::string list(const Caller& caller, const DeliveriesRequest& request);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
