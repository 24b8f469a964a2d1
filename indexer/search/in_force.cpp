#include "indexer/search/in_force.h"

#include "indexer/search/copies.h"

#include <algorithm>
#include <vector>

namespace vanthu::search {

Ranking inForceFirst(const QueryText& text, const Query& query, const OutOfForce& outOfForce,
                     std::size_t rank, std::size_t count, const Ranked& ranked) {
    const bool mayGoBehind = outOfForce && effectiveSort(text, query) == Sort::relevance && !namesCode(text);
    if (!mayGoBehind || rank >= kInForceFirst) return ranked(rank, count);
    Ranking ranking = ranked(0, kInForceFirst);
    auto& documents = ranking.documents;
    std::vector<domain::DocumentId> found;
    for (const auto& document : documents)
        found.push_back(documentOf(document.id));
    auto behind = outOfForce(found);
    std::sort(behind.begin(), behind.end());
    std::stable_partition(documents.begin(), documents.end(), [&](const RankedDocument& document) {
        return !std::binary_search(behind.begin(), behind.end(), documentOf(document.id));
    });
    documents.resize(std::min(documents.size(), rank + count));
    const auto first = static_cast<std::ptrdiff_t>(std::min(rank, documents.size()));
    documents.erase(documents.begin(), documents.begin() + first);
    return ranking;
}

}  // namespace vanthu::search
