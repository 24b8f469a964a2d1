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

/// Per organisation with anything to count in [from, to]: documents issued and arrived, and what came by the
/// exchange.
[[nodiscard]] std::vector<domain::ExchangeCounts> exchangeCounts(ReadTransaction& transaction,
                                                                 domain::Date from, domain::Date to,
                                                                 domain::Sequence asOf);

/// Per organisation with a document due in [from, to], by issued date. The clock runs from the day of the
/// signature that a draft recorded, else from the issued date; it stops when somebody asked for the sending.
/// What was not sent counts from the day after its last day on: `now` tells which are over.
[[nodiscard]] std::vector<domain::SendingCounts> sendingCounts(ReadTransaction& transaction,
                                                               domain::Date from, domain::Date to,
                                                               domain::Timestamp now, domain::Sequence asOf);

/// Per organisation with an incoming document that arrived in [from, to], as its handling stood; `today`
/// tells what is overdue. The deadline is that of the handling, else that of the document.
[[nodiscard]] std::vector<domain::HandlingCounts> handlingCounts(ReadTransaction& transaction,
                                                                 domain::Date from, domain::Date to,
                                                                 domain::Date today, domain::Sequence asOf);

/// The same by urgency and by the way on which documents came; they add up to handlingCounts(). Looks at
/// every incoming document of the period: dear, for whoever asks for it.
[[nodiscard]] std::vector<domain::HandlingPart> handlingParts(ReadTransaction& transaction, domain::Date from,
                                                              domain::Date to, domain::Date today,
                                                              domain::Sequence asOf);

}  // namespace vanthu::storage
