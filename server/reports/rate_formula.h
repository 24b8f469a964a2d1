#pragma once

#include "schemas/domain/rate_counts.h"
#include "schemas/domain/rate_rules.h"
#include "server/reports/rate.h"

/// Counts divided by a set of definitions. Internal to server/reports.
namespace vanthu::reports {

/// Throws Error{internal} for a rate that these counts do not have; domain::faultsOf() refuses it before.
[[nodiscard]] Rate rateOf(const domain::EntryCounts& counts, const domain::RateRules& rules,
                          domain::RateName name);
[[nodiscard]] Rate rateOf(const domain::ExchangeCounts& counts, const domain::RateRules& rules,
                          domain::RateName name);
[[nodiscard]] Rate rateOf(const domain::HandlingCounts& counts, const domain::RateRules& rules,
                          domain::RateName name);
[[nodiscard]] Rate rateOf(const domain::SendingCounts& counts, const domain::RateRules& rules,
                          domain::RateName name);

}  // namespace vanthu::reports
