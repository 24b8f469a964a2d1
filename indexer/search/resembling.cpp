#include "indexer/search/resembling.h"

#include "indexer/search/query_terms.h"
#include "indexer/search/sharded_database.h"
#include "indexer/search/stored_document.h"
#include "schemas/domain/utf8.h"
#include "schemas/search/fields.h"
#include "schemas/search/resemblance.h"

#include <algorithm>
#include <string>

#include <xapian.h>

namespace vanthu::search {
namespace {

/// Texts that are read and compared at most: a form that an office fills in a thousand times a year is like
/// itself, and those that share most of the sketch come first.
constexpr Xapian::doccount kComparedMost = 40;

Xapian::MSet candidates(const Xapian::Database& database, const std::vector<std::string>& terms,
                        const domain::AccessScope& scope) {
    Xapian::Query query(Xapian::Query::OP_OR, terms.begin(), terms.end());
    const auto allowed = requiredQuery({}, {}, scope);
    if (!allowed.empty()) query = Xapian::Query(Xapian::Query::OP_FILTER, query, allowed);
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::CoordWeight());  // the number of shared terms
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    return enquire.get_mset(0, kComparedMost);
}

}  // namespace

std::vector<Resembling> findResembling(const ShardedDatabase& database, std::string_view text,
                                       const domain::AccessScope& scope, std::size_t limit) {
    const auto terms = resemblanceTerms(text);
    if (terms.empty()) return {};
    const auto own = shinglesOf(domain::firstBytes(text, kStoredTextBytes));
    std::vector<Resembling> found;
    const auto mset = candidates(database, terms, scope);
    for (auto hit = mset.begin(); hit != mset.end(); ++hit) {
        const auto stored = decodeStored(hit.get_document().get_data());
        const double share = resemblance(own, shinglesOf(stored.text));
        if (share >= kResemblanceLeast) found.push_back({database.documentId(*hit), share});
    }
    std::ranges::stable_sort(found, [](const auto& a, const auto& b) { return a.share > b.share; });
    found.resize(std::min(found.size(), limit));
    return found;
}

}  // namespace vanthu::search
