#pragma once

#include "indexer/search/index.h"

#include <string_view>

namespace vanthu::search {

class ShardedDatabase;

/// See Index::complete().
[[nodiscard]] Completions completionsOf(const ShardedDatabase& database, std::string_view text,
                                        const domain::AccessScope& scope);

}  // namespace vanthu::search
