#include "indexer/search/scope_terms.h"

#include "indexer/search/sharded_database.h"
#include "indexer/search/stored_access.h"
#include "schemas/domain/text.h"
#include "schemas/search/access_terms.h"
#include "schemas/search/terms.h"

#include <algorithm>

#include <xapian.h>

namespace vanthu::search {

namespace {

constexpr std::size_t kTermsLooked = 16;  ///< of a reader, above which documents are looked at first
constexpr std::size_t kDocumentsLooked = 4;

/// True when some document has both terms.
bool meet(const Xapian::Database& shard, const std::string& one, const std::string& other) {
    const auto end = shard.postlist_end(one), otherEnd = shard.postlist_end(other);
    auto at = shard.postlist_begin(one), otherAt = shard.postlist_begin(other);
    while (at != end && otherAt != otherEnd) {
        if (*at == *otherAt) return true;
        if (*at < *otherAt)
            at.skip_to(*otherAt);
        else
            otherAt.skip_to(*at);
    }
    return false;
}

/// True when some document has the term and not the other.
bool hasWithout(const Xapian::Database& shard, const std::string& term, const std::string& other) {
    const auto end = shard.postlist_end(term), otherEnd = shard.postlist_end(other);
    auto otherAt = shard.postlist_begin(other);
    for (auto at = shard.postlist_begin(term); at != end; ++at) {
        if (otherAt != otherEnd) otherAt.skip_to(*at);
        if (otherAt == otherEnd || *otherAt != *at) return true;
    }
    return false;
}

}  // namespace

ScopeTerms::ScopeTerms(const ShardedDatabase& database, const domain::AccessScope& scope)
    : database_(database), reader_(scope) {}

/// Who may know by many ways knows nearly every document: looking at the first ones costs less than opening
/// every way.
bool ScopeTerms::firstOnesHave(const std::string& term) const {
    const auto end = database_.postlist_end(term);
    auto document = database_.postlist_begin(term);
    for (std::size_t looked = 0; looked < kDocumentsLooked && document != end; ++looked, ++document)
        if (reader_.allow(
                accessTermsAmong(database_.termlist_begin(*document), database_.termlist_end(*document))))
            return true;
    return false;
}

bool ScopeTerms::has(const std::string& term) const {
    if (database_.get_termfreq(term) == 0) return false;
    if (reader_.terms().size() > kTermsLooked && firstOnesHave(term)) return true;
    const auto& terms = reader_.terms();
    // Walking the lists ends at the first document; a query would plan a search through all.
    return std::ranges::any_of(database_.shards(), [&](const Xapian::Database& shard) {
        return (reader_.everythingUnrestricted() && hasWithout(shard, term, restrictedTerm())) ||
               std::ranges::any_of(terms, [&](const std::string& way) { return meet(shard, term, way); });
    });
}

bool ScopeTerms::hasWord(const std::string& folded) const {
    return has(term(kFoldedPrefix, folded)) || has(term(kCodePrefix, folded));
}

bool ScopeTerms::hasSpelling(const std::string& written) const {
    const auto folded = domain::folded(written);
    return has(written == folded ? term(kFoldedPrefix, folded) : term(kWrittenPrefix, written));
}

double ScopeTerms::frequency(const std::string& term) const {
    return database_.get_termfreq(term);
}

}  // namespace vanthu::search
