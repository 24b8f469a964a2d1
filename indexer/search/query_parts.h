#pragma once

#include "schemas/search/query_text.h"

#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Query;
}

namespace vanthu::search {

[[nodiscard]] Xapian::Query allOf(const std::vector<Xapian::Query>& queries);
[[nodiscard]] Xapian::Query anyOf(const std::vector<Xapian::Query>& queries);
[[nodiscard]] Xapian::Query filterTerm(std::string_view prefix, std::string_view value);

/// These syllables next to each other, whatever their accents.
[[nodiscard]] Xapian::Query nextToEachOther(std::string_view prefix, const std::vector<std::string>& folded);
[[nodiscard]] Xapian::Query nextToEachOther(std::string_view prefix, const QueryWords& words);

[[nodiscard]] Xapian::Query valuesBetween(int slot, const DateRange& range);

}  // namespace vanthu::search
