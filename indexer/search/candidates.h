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

/// A document that a question may mean.
struct Candidate {
    std::uint32_t id;
    float weight;
};

/// The documents that share enough with a question: term by term, their weights are added up in one array,
/// which costs a sixth of merging as many posting lists and gives the exact number of hits. Folded pairs, and
/// folded words that are not in every other document; a document needs kShare of the weight of all of them.
/// Ascending by id. Only documents in scope compete: how many are found must not depend on others.
[[nodiscard]] std::vector<Candidate> findCandidates(const Xapian::Database& database, const QueryWords& words,
                                                    const domain::AccessScope& scope);

/// True for a folded word that says little because many documents have it.
[[nodiscard]] bool isCommon(const Xapian::Database& database, const std::string& folded);

/// Candidates as a part of a Xapian query. The candidates must outlive it. Ranks by their weights.
[[nodiscard]] std::unique_ptr<Xapian::PostingSource> candidateSource(
    const std::vector<Candidate>& candidates);

}  // namespace vanthu::search
