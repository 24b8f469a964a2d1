#pragma once

#include "schemas/domain/rate_counts.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::storage {

// What the rates are computed from, as the log told it when it ended with `asOf`: for the same days and the
// same change the same counts for ever. Cheap for the last change counted, because days are added up
// beforehand; for earlier ones every fact that came or went since is looked at. Only changes that
// followFigures() has counted are known.

/// Per unit and direction that has anything to count on [from, to]; both days belong to the period. A number
/// belongs to the day of the document that carries it: issued date (outgoing) or arrival date (incoming). One
/// without a document, missing or void, belongs to the day of the next higher number that has one; above the
/// last of the series to the day of that last one. So every number of a series is counted in exactly one of
/// two neighbouring periods.
[[nodiscard]] std::vector<domain::EntryCounts> entryCounts(ReadTransaction& transaction, domain::Date from,
                                                           domain::Date to, domain::Sequence asOf);

/// Per organisation with at least one document due in [from, to], by issued date.
[[nodiscard]] std::vector<domain::ExchangeCounts> exchangeCounts(ReadTransaction& transaction,
                                                                 domain::Date from, domain::Date to,
                                                                 domain::Sequence asOf);

}  // namespace vanthu::storage
