#pragma once

#include "server/app/authorisation.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

/// What proves to others what this installation sent over hubs. Any thread may call.
class ExchangeEvidence {
  public:
    ExchangeEvidence(storage::Database& database, exchange::Exchange& exchange)
        : database_(database), exchange_(exchange) {}

    /// The bundle of a sent document. Throws Refused{evidenceMissing} where nothing of it was signed,
    /// Refused{signingCertificateMissing} where this installation has no key to seal it.
    [[nodiscard]] std::string bundle(const Caller& caller, domain::DocumentId id);
    /// Our log and those of our peers, as far as they were shown (exchange::logReport).
    [[nodiscard]] std::string log(const Caller& caller);

  private:
    storage::Database& database_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
