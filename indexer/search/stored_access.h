#pragma once

#include <string>
#include <vector>

namespace Xapian {
class TermIterator;
}

namespace vanthu::search {

/// Of a document's terms those that say who may know of it, in the order of the index.
[[nodiscard]] std::vector<std::string> accessTermsAmong(Xapian::TermIterator term,
                                                        const Xapian::TermIterator& end);

}  // namespace vanthu::search
