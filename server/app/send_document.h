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
    [[nodiscard]] std::string deliveries(const Caller& caller, domain::DocumentId document);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
