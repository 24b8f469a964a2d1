#pragma once

#include "indexer/search/index.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace vanthu::search {

class ShardedDatabase;

/// Documents in scope whose texts are nearly the same as this one, as of Index::resembling(). Their sketches
/// find them, their kept texts decide.
[[nodiscard]] std::vector<Resembling> findResembling(const ShardedDatabase& database, std::string_view text,
                                                     const domain::AccessScope& scope, std::size_t limit);

}  // namespace vanthu::search
