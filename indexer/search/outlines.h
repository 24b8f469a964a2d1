#pragma once

#include "indexer/search/matcher.h"
#include "schemas/search/outline.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace vanthu::search {

/// Gives the outlines of documents[begin, end) in the order of the index, so that every block of it is read
/// once, each with the place of its document; an empty one for a document without.
void eachOutline(const ShardedDatabase& database, const std::vector<RankedDocument>& documents,
                 std::size_t begin, std::size_t end,
                 const std::function<void(std::size_t place, const Outline&)>& each);

}  // namespace vanthu::search
