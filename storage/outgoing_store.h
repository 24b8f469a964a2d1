#pragma once

#include "schemas/domain/outgoing_standing.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// Per organisation that issues and type: drafts begun in [from, to] by Vietnam time that were not issued,
/// and outgoing documents of books issued in [from, to], as they stand now.
[[nodiscard]] std::vector<domain::OutgoingCounts> outgoingCounts(ReadTransaction& transaction,
                                                                 domain::Date from, domain::Date to);

/// The SQL that is true for the registered outgoing document `d` that stands there. Throws Error{internal}
/// for a standing of drafts.
[[nodiscard]] std::string outgoingCondition(domain::OutgoingStanding standing);

}  // namespace vanthu::storage
