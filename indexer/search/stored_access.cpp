#include "indexer/search/stored_access.h"

#include "schemas/search/fields.h"

#include <xapian.h>

namespace vanthu::search {

std::vector<std::string> accessTermsAmong(Xapian::TermIterator term, const Xapian::TermIterator& end) {
    std::vector<std::string> terms;
    for (term.skip_to(std::string(kAccessPrefix)); term != end && (*term).starts_with(kAccessPrefix); ++term)
        terms.push_back(*term);
    return terms;
}

}  // namespace vanthu::search
