#include "indexer/search/scope_terms.h"

#include "schemas/domain/text.h"
#include "schemas/search/terms.h"

#include <xapian.h>

namespace vanthu::search {

bool ScopeTerms::has(const std::string& term) const {
    if (database_.get_termfreq(term) == 0) return false;
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
