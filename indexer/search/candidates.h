#pragma once

#include "schemas/domain/account.h"
#include "schemas/search/query_text.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace Xapian {
class Database;
class PostingSource;
}  // namespace Xapian

namespace vanthu::search {

class ShardedDatabase;

/// A document that a question may mean.
struct Candidate {
    std::uint32_t id;  ///< in its shard
    float weight;
};

/// Of each shard, ascending by id.
using Candidates = std::vector<std::vector<Candidate>>;

/// The documents that share enough with a question: term by term, their weights are added up in one array,
/// which costs a sixth of merging as many posting lists and gives the exact number of hits. Folded pairs, and
/// folded words that are not in every other document; a document needs kShare of the weight of all of them.
/// Only documents in scope compete: how many are found must not depend on others.
[[nodiscard]] Candidates findCandidates(const ShardedDatabase& database, const QueryWords& words,
                                        const domain::AccessScope& scope);

[[nodiscard]] std::size_t countOf(const Candidates& candidates);

/// True for a folded word that says little because many documents have it.
[[nodiscard]] bool isCommon(const Xapian::Database& database, const std::string& folded);

/// Candidates as a part of a Xapian query. They and the database must outlive it. Ranks by their weights.
[[nodiscard]] std::unique_ptr<Xapian::PostingSource> candidateSource(const ShardedDatabase& database,
                                                                     const Candidates& candidates);

}  // namespace vanthu::search
