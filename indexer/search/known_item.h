#pragma once

#include "indexer/search/matcher.h"
#include "schemas/search/query_text.h"

#include <cstddef>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace vanthu::search {

/// Signs that a query means one document which its author knows. Each lifts the document above all that are
/// only like the query, however long it is; a later sign lifts above an earlier one.
///   code      the query has its whole số ký hiệu, with its signs or with blanks for them
///   sentence  its text has the query word for word, eight words or more
///   subject   its subject has every word
///   heading   the code, and everything else of the query stands in subject, issuer, type or day
enum class Sign { none, code, sentence, subject, heading };

/// Of a document that rankQuery scored.
[[nodiscard]] Sign signOf(double score);

/// What the sign adds to a score.
[[nodiscard]] double weightOf(Sign sign);

/// Adds what the greatest sign weighs. The empty query when there can be none.
[[nodiscard]] Xapian::Query knownItemQuery(const Xapian::Database& database, const QueryText& text);

/// How many of the documents, best first, have a sign.
[[nodiscard]] std::size_t knownItems(const std::vector<RankedDocument>& documents);

/// Of those of the first `most` documents whose subject has every word, those that have them in the order of
/// the query come first, then those that spell more of them so, then shorter subjects.
void orderBySubject(const ShardedDatabase& database, const QueryText& text,
                    std::vector<RankedDocument>& documents, std::size_t most);

}  // namespace vanthu::search
