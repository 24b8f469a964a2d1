#pragma once

#include "indexer/search/index.h"
#include "indexer/search/other_names.h"
#include "schemas/search/query_text.h"

#include <string>
#include <vector>

namespace Xapian {
class Query;
}

namespace vanthu::search {

/// Matches every document. Not Xapian's own MatchAll: threads share that object, and it counts its users
/// without a lock.
[[nodiscard]] Xapian::Query everyDocument();

/// The documents that the scope may know of.
[[nodiscard]] Xapian::Query accessQuery(const domain::AccessScope& scope);

/// What must hold of a hit besides its words and the reader's rights: filters, phrases and codes. Ranks
/// nothing. The empty query when nothing is asked. Throws Error{invalidInput} for an issuer without a letter.
[[nodiscard]] Xapian::Query conditionsQuery(const QueryText& text, const Query& query,
                                            const OtherNames& names);
/// Those conditions, and that the reader may know of it.
[[nodiscard]] Xapian::Query inScope(const Xapian::Query& conditions, const domain::AccessScope& scope);
/// Both at once.
[[nodiscard]] Xapian::Query requiredQuery(const QueryText& text, const Query& query,
                                          const domain::AccessScope& scope, const OtherNames& names);

/// One of these documents.
[[nodiscard]] Xapian::Query amongQuery(const std::vector<domain::DocumentId>& documents);

/// Every one of the words, folded, or as a part of the code, or as another name for it and its neighbours.
/// Ranks nothing.
[[nodiscard]] Xapian::Query allWordsQuery(const QueryWords& words, const OtherNames& names);

/// A term that ranks, and how much it counts beside the others.
struct RankTerm {
    std::string term;
    double weight;
};

/// What makes one hit better than another. Exact spellings count most, folded ones a little.
[[nodiscard]] std::vector<RankTerm> rankTerms(const QueryText& text);
/// Any of those terms.
[[nodiscard]] Xapian::Query rankQuery(const QueryText& text);

}  // namespace vanthu::search
