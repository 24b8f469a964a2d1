#pragma once

#include "indexer/search/index.h"
#include "indexer/search/matcher.h"

#include <cstddef>
#include <functional>

namespace vanthu::search {

/// So many hits from a rank on.
struct Ranks {
    std::size_t first{0};
    std::size_t count{0};
};

/// `ranked` gives so many hits from a rank on.
using Ranked = std::function<Ranking(std::size_t rank, std::size_t count)>;

/// The hits of these ranks. Where they are sorted by relevance and none is asked for by name, those out of
/// force go behind the others of the first kInForceFirst.
[[nodiscard]] Ranking inForceFirst(const ShardedDatabase& database, const QueryText& text, const Query& query,
                                   const OutOfForce& outOfForce, Ranks ranks, const Ranked& ranked);

}  // namespace vanthu::search
