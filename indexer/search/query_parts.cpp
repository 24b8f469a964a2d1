#include "indexer/search/query_parts.h"

#include "schemas/search/terms.h"

#include <xapian.h>

namespace vanthu::search {

Xapian::Query allOf(const std::vector<Xapian::Query>& queries) {
    return {Xapian::Query::OP_AND, queries.begin(), queries.end()};
}

Xapian::Query anyOf(const std::vector<Xapian::Query>& queries) {
    return {Xapian::Query::OP_OR, queries.begin(), queries.end()};
}

Xapian::Query filterTerm(std::string_view prefix, std::string_view value) {
    return Xapian::Query(term(prefix, value));
}

Xapian::Query nextToEachOther(std::string_view prefix, const std::vector<std::string>& folded) {
    std::vector<std::string> terms;
    for (const auto& word : folded)
        terms.push_back(term(prefix, word));
    return terms.size() == 1 ? Xapian::Query(terms.front())
                             : Xapian::Query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                                             static_cast<Xapian::termcount>(terms.size()));
}

Xapian::Query nextToEachOther(std::string_view prefix, const QueryWords& words) {
    std::vector<std::string> folded;
    for (const auto& word : words)
        folded.push_back(word.folded);
    return nextToEachOther(prefix, folded);
}

Xapian::Query valuesBetween(int slot, const DateRange& range) {
    return {Xapian::Query::OP_VALUE_RANGE, static_cast<Xapian::valueno>(slot),
            Xapian::sortable_serialise(range.from.days()), Xapian::sortable_serialise(range.to.days())};
}

}  // namespace vanthu::search
