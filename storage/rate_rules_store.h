#pragma once

#include "schemas/domain/rate_rules.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::storage {

/// Adds a set; change log entity "rate_rules". `after`: the set that its author saw as the newest. Throws
/// Error{conflict} when another one is. Precondition: no set has its name.
domain::RateRules insertRateRules(WriteTransaction& transaction, domain::RateRules rules,
                                  const std::string& after);
/// Newest first, without the built-in one.
[[nodiscard]] std::vector<domain::RateRules> listRateRules(ReadTransaction& transaction);
/// The set for a period that ends on that day, of those entered by change `asOf`; 0: the built-in one.
[[nodiscard]] domain::RateRules rateRulesOn(ReadTransaction& transaction, domain::Date day,
                                            domain::Sequence asOf);
/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::RateRules& rules);

}  // namespace vanthu::storage
