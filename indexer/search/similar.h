#pragma once

#include "schemas/search/query_text.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace vanthu::search {

/// The words and neighbours of a text that tell it from other texts: rare ones, and those it repeats.
struct TellingTerms {
    std::map<std::string, double> terms;  ///< of the index, each with its share of the weight of all
    QueryText words;                      ///< the same, to be marked in snippets
};

/// Of the beginning of that text. Terms of fewer documents than `least` find nothing: 2 for the text of a
/// document that is indexed itself, else 1.
[[nodiscard]] TellingTerms tellingTerms(const Xapian::Database& database, std::string_view text,
                                        std::uint32_t least);

struct SimilarDocument {
    std::uint32_t id{0};
    double share{0};  ///< of the weight of all telling terms, 0 to 1
};

/// Documents with enough of these terms that `required` allows, best first, of copies of one document the
/// best.
[[nodiscard]] std::vector<SimilarDocument> findSimilar(const Xapian::Database& database,
                                                       const TellingTerms& terms,
                                                       const Xapian::Query& required, std::size_t limit);

}  // namespace vanthu::search
