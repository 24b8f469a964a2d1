#include "indexer/search/facets.h"

#include "schemas/search/facet_values.h"
#include "schemas/search/fields.h"
#include "schemas/search/terms.h"

#include <algorithm>
#include <map>

#include <xapian.h>

namespace vanthu::search {
namespace {

using Counts = std::map<std::string, std::int64_t>;
using CountsByField = std::array<Counts, domain::kWords<FacetField>.size()>;

std::string valueOf(FacetField field, const FacetValues& values) {
    switch (field) {
        case FacetField::type:
            return values.type;
        case FacetField::year:
            return std::to_string(values.year);
        case FacetField::issuer:
            return values.issuer;
        case FacetField::direction:
            return std::string(domain::code(values.direction));
        case FacetField::book:
            return values.book ? std::to_string(values.book->value) : "";
        case FacetField::unit:
            return std::to_string(values.unit.value);
    }
    return {};
}

CountsByField countsOf(const Xapian::ValueCountMatchSpy& seen) {
    CountsByField counts;
    for (auto value = seen.values_begin(); value != seen.values_end(); ++value) {
        const auto unpacked = unpackFacets(*value);
        if (!unpacked) continue;
        for (const auto& field : domain::kWords<FacetField>)
            counts[static_cast<std::size_t>(field.value)][valueOf(field.value, *unpacked)] +=
                static_cast<std::int64_t>(value.get_termfreq());
    }
    return counts;
}

std::string nameOfIssuer(const std::string& key, const Xapian::Database& database,
                         const Xapian::Query& access) {
    Xapian::Enquire enquire(database);
    enquire.set_query({Xapian::Query::OP_FILTER, Xapian::Query(term(kIssuerKeyPrefix, key)), access});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    const auto newest = enquire.get_mset(0, 1);
    return newest.empty()
               ? std::string()
               : newest.begin().get_document().get_value(static_cast<Xapian::valueno>(kSlotIssuerName));
}

Facet facetOf(FacetField field, Counts counts) {
    Facet facet{field, {}, 0, 0};
    if (const auto none = counts.find(""); none != counts.end()) {
        facet.without = none->second;
        counts.erase(none);
    }
    for (auto& [value, documents] : counts)
        facet.values.push_back({value, documents});
    std::ranges::stable_sort(facet.values, [&](const FacetCount& a, const FacetCount& b) {
        return field == FacetField::year ? a.value > b.value : a.documents > b.documents;
    });
    const auto most = field == FacetField::issuer ? kFacetIssuersMost : kFacetValuesMost;
    for (std::size_t i = most; i < facet.values.size(); ++i)
        facet.rest += facet.values[i].documents;
    facet.values.resize(std::min(facet.values.size(), most));
    return facet;
}

}  // namespace

std::vector<Facet> facetsOf(const Xapian::ValueCountMatchSpy& seen, const Xapian::Database& database,
                            const Xapian::Query& access) {
    auto counts = countsOf(seen);
    std::vector<Facet> facets;
    for (const auto& field : domain::kWords<FacetField>) {
        facets.push_back(facetOf(field.value, std::move(counts[static_cast<std::size_t>(field.value)])));
        if (field.value == FacetField::issuer)
            for (auto& issuer : facets.back().values)
                issuer.value = nameOfIssuer(issuer.value, database, access);
    }
    return facets;
}

}  // namespace vanthu::search
