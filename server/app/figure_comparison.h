#pragma once

#include "schemas/domain/time.h"
#include "server/app/finding.h"
#include "storage/transaction.h"

namespace vanthu::app {

/// Counts a period row by row and reports every unit for which the kept figures differ. Nothing is compared,
/// and false is answered, while the figures are behind the log.
[[nodiscard]] bool compareFigures(storage::ReadTransaction& transaction, domain::Date from, domain::Date to,
                                  const Find& find);

}  // namespace vanthu::app
