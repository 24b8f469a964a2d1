#pragma once

#include "schemas/domain/rate_rules.h"
#include "schemas/domain/time.h"
#include "server/app/authorisation.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct RateRulesRequest {
    domain::RateRules rules;  ///< what is not named of rates and thresholds is as in the built-in set
    std::string after;        ///< name of the set that its author saw as the newest
};

/// Sets of definitions of the rates (adr/0044). Any thread may call.
class RateRulesKeeping {
  public:
    RateRulesKeeping(storage::Database& database, const domain::Clock& clock)
        : database_(database), clock_(clock) {}

    /// JSON: every set, newest first, with what it defines otherwise than the one before; and the counts that
    /// rates may add up.
    [[nodiscard]] std::string list(const Caller& caller);
    /// Throws Error{invalidInput} field by field as domain::faultsOf(), and for a first day before that of
    /// the newest set or, without a reason, before this month; Error{conflict} when `after` is not the
    /// newest.
    [[nodiscard]] Created add(const Caller& caller, const RateRulesRequest& request,
                              const std::optional<RequestKey>& key);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
};

}  // namespace vanthu::app
