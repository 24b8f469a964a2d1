#pragma once

#include "client-cli/json.h"
#include "client-cli/table.h"

namespace vanthu::cli {

/// "facets" of a search as one table: what hits are counted by, values, numbers, and bars as long as the
/// longest of the same field allows.
[[nodiscard]] Table facetTable(const Json& facets);

}  // namespace vanthu::cli
