#pragma once

#include "indexer/search/index.h"
#include "schemas/search/query_text.h"
#include "schemas/search/synonyms.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace Xapian {
class MatchSpy;
}

namespace vanthu::search {

class ShardedDatabase;

struct RankedDocument {
    std::uint32_t id{0};  ///< of the whole, see ShardedDatabase
    double score{0};
};

/// Documents at the ranks asked for, best first, and how many there are in all.
struct Ranking {
    std::vector<RankedDocument> documents;
    std::int64_t total{0};
};

/// The documents at the ranks asked for, of the best ones.
[[nodiscard]] Ranking pageOf(const Ranking& best, std::size_t rank, std::size_t count);

/// Finds and ranks. A query of a few words must be found with all of them; when nothing has them all, and for
/// longer queries, documents that share enough with it are hits. May give fewer than `count` before the last
/// page. The spy sees every hit once.
[[nodiscard]] Ranking findRanked(const ShardedDatabase& database, const QueryText& text, const Query& query,
                                 const domain::AccessScope& scope, const Synonyms& synonyms, std::size_t rank,
                                 std::size_t count, Xapian::MatchSpy* spy = nullptr);

/// The best candidates of a question in the order of BM25, before they are compared with it and without known
/// items: what the comparison is learned from.
[[nodiscard]] std::vector<RankedDocument> scoredCandidates(const ShardedDatabase& database,
                                                           const QueryText& text,
                                                           const domain::AccessScope& scope);

/// True for a query that names a document by its code: whoever does that wants this one first, whatever else
/// is said.
[[nodiscard]] bool namesCode(const QueryText& text);

/// Without words there is nothing to be relevant to: then the newest come first.
[[nodiscard]] Sort effectiveSort(const QueryText& text, const Query& query);

/// How the query is understood, for people who wonder about their hits.
[[nodiscard]] std::string describe(const ShardedDatabase& database, const QueryText& text, const Query& query,
                                   const domain::AccessScope& scope, const Synonyms& synonyms);

}  // namespace vanthu::search
