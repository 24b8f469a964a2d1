#pragma once

#include "schemas/domain/rate_counts.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::storage {

/// Per series of both directions: the span of numbers that belongs to [from, to] — from the number after the
/// highest one dated before `from` (or the first of the series) up to the highest one dated within the period
/// — and what is entered in it. Both days belong to the period; by issued date (outgoing) or arrival date
/// (incoming).
[[nodiscard]] std::vector<domain::SeriesCounts> seriesCounts(ReadTransaction& transaction, domain::Date from,
                                                             domain::Date to);

[[nodiscard]] std::vector<domain::ExchangeCounts> exchangeCounts(ReadTransaction& transaction,
                                                                 domain::Date from, domain::Date to);

}  // namespace vanthu::storage
