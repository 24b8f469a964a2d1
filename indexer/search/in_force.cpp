#include "indexer/search/in_force.h"

#include "indexer/search/sharded_database.h"

#include <algorithm>
#include <vector>

namespace vanthu::search {

Ranking inForceFirst(const ShardedDatabase& database, const QueryText& text, const Query& query,
                     const OutOfForce& outOfForce, Ranks ranks, const Ranked& ranked) {
    const bool mayGoBehind = outOfForce && effectiveSort(text, query) == Sort::relevance && !namesCode(text);
    if (!mayGoBehind || ranks.first >= kInForceFirst) return ranked(ranks.first, ranks.count);
    Ranking ranking = ranked(0, kInForceFirst);
    auto& documents = ranking.documents;
    std::vector<domain::DocumentId> found;
    for (const auto& document : documents)
        found.push_back(database.documentId(document.id));
    auto behind = outOfForce(found);
    std::sort(behind.begin(), behind.end());
    std::stable_partition(documents.begin(), documents.end(), [&](const RankedDocument& document) {
        return !std::binary_search(behind.begin(), behind.end(), database.documentId(document.id));
    });
    return pageOf(ranking, ranks.first, ranks.count);
}

}  // namespace vanthu::search
