#pragma once

#include "schemas/domain/rate_counts.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <optional>
#include <utility>
#include <vector>

namespace vanthu::storage {

// Counted row by row from the tables as they stand: what the figures that are kept (figure_counts.h) are
// judged by.

/// First and last day of all numbered documents.
[[nodiscard]] std::optional<std::pair<domain::Date, domain::Date>> registryDays(ReadTransaction& transaction);

/// Per series of both directions that has a document or a number in [from, to]; both days belong to the
/// period. A number belongs to the day of the document that carries it: issued date (outgoing) or arrival
/// date (incoming). One without a document, missing or void, belongs to the day of the next higher number
/// that has one; above the last of the series to the day of that last one. So every number of a series is
/// counted in exactly one of two neighbouring periods. Series of numbers that were all voided are left out.
[[nodiscard]] std::vector<domain::SeriesCounts> seriesCounts(ReadTransaction& transaction, domain::Date from,
                                                             domain::Date to);

/// Per organisation with anything to count in [from, to].
[[nodiscard]] std::vector<domain::ExchangeCounts> exchangeCounts(ReadTransaction& transaction,
                                                                 domain::Date from, domain::Date to);

}  // namespace vanthu::storage
