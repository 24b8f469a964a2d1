#pragma once

#include "indexer/search/matcher.h"
#include "indexer/search/query_terms.h"

#include <vector>

namespace Xapian {
class BM25Weight;
}

namespace vanthu::search {

/// As Xapian's matcher is to rank.
[[nodiscard]] Xapian::BM25Weight bm25();

/// Adds to the score of each document what bm25() gives it for the terms. The documents are in any order;
/// term by term over all of them this costs a third of a merge of as many posting lists.
void addBm25(const ShardedDatabase& database, const std::vector<RankTerm>& terms,
             std::vector<RankedDocument>& documents);

}  // namespace vanthu::search
