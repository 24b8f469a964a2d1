#pragma once

#include "schemas/domain/rate_counts.h"
#include "schemas/domain/time.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::storage {

// Counted row by row from the tables as they stand, as in rate_store.h.

/// Per organisation with a document due in [from, to], by issued date. The clock runs from the signature that
/// a draft recorded, else from the issued date; it stops when somebody asked for the sending.
[[nodiscard]] std::vector<domain::SendingCounts> sendingCounts(ReadTransaction& transaction,
                                                               domain::Date from, domain::Date to,
                                                               domain::Timestamp now);

/// Per organisation with an incoming document that arrived in [from, to], as its handling stands on `today`.
/// The deadline is that of the handling, else that of the document.
[[nodiscard]] std::vector<domain::HandlingCounts> handlingCounts(ReadTransaction& transaction,
                                                                 domain::Date from, domain::Date to,
                                                                 domain::Date today);

}  // namespace vanthu::storage
