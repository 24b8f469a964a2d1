#include "indexer/search/reader_terms.h"

#include "schemas/search/access_terms.h"

#include <algorithm>

namespace vanthu::search {

ReaderTerms::ReaderTerms(const domain::AccessScope& scope)
    : everythingUnrestricted_(scope.everything), terms_(scopeTerms(scope)) {
    std::sort(terms_.begin(), terms_.end());
}

bool ReaderTerms::allow(const std::vector<std::string>& ofDocument) const {
    const bool isRestricted =
        std::find(ofDocument.begin(), ofDocument.end(), restrictedTerm()) != ofDocument.end();
    if (everythingUnrestricted_ && !isRestricted) return true;
    return std::any_of(ofDocument.begin(), ofDocument.end(), [&](const auto& term) {
        return std::binary_search(terms_.begin(), terms_.end(), term);
    });
}

}  // namespace vanthu::search
