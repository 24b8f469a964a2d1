#include "indexer/search/scope_terms.h"

#include "indexer/search/query_terms.h"
#include "indexer/search/stored_access.h"
#include "schemas/domain/text.h"
#include "schemas/search/terms.h"

#include <xapian.h>

namespace vanthu::search {

namespace {

constexpr std::size_t kTermsLooked = 16;  ///< of a reader, above which documents are looked at first
constexpr std::size_t kDocumentsLooked = 4;

}  // namespace

ScopeTerms::ScopeTerms(const Xapian::Database& database, const domain::AccessScope& scope)
    : database_(database), reader_(scope), access_(accessQuery(scope)) {}

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
    Xapian::Enquire enquire(database_);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(term), access_));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    return !enquire.get_mset(0, 1).empty();
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
