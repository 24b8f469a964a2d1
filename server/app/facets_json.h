#pragma once

#include "indexer/search/facets.h"
#include "server/app/directory.h"

#include <string>
#include <vector>

namespace vanthu::app {

/// Facets as JSON, each value with the name that people know it by on that day.
[[nodiscard]] std::string facetsJson(const std::vector<search::Facet>& facets,
                                     const DirectorySnapshot& directory, domain::Date today);

}  // namespace vanthu::app
