#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace Xapian {
class Database;
class Query;
class ValueCountMatchSpy;
}  // namespace Xapian

namespace vanthu::search {

/// What hits are counted by.
enum class FacetField { type, year, issuer, direction, book, unit };

/// So many hits have this value; choosing it as a filter finds just these.
struct FacetCount {
    std::string value;  ///< code, year, name of the issuer or id, as the filter of that name takes it
    std::int64_t documents{0};
};

/// Of one field; years latest first, everything else most hits first. Values, `rest` and `without` add up to
/// all hits.
struct Facet {
    FacetField field{FacetField::type};
    std::vector<FacetCount> values;
    std::int64_t rest{0};     ///< hits with values that are not among these
    std::int64_t without{0};  ///< hits without a value
};

/// Values of one facet that are told; issuers are many.
inline constexpr std::size_t kFacetValuesMost = 100;
inline constexpr std::size_t kFacetIssuersMost = 20;

/// The facets of what the spy saw in slot kSlotFacets. `access` finds what the reader may know of: an issuer
/// is called as the newest of these documents calls it.
[[nodiscard]] std::vector<Facet> facetsOf(const Xapian::ValueCountMatchSpy& seen,
                                          const Xapian::Database& database, const Xapian::Query& access);

}  // namespace vanthu::search

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::search::FacetField> = std::array{
    Word{search::FacetField::type, "type", "Loại"},
    Word{search::FacetField::year, "year", "Năm"},
    Word{search::FacetField::issuer, "issuer", "Cơ quan ban hành"},
    Word{search::FacetField::direction, "direction", "Đến, đi"},
    Word{search::FacetField::book, "book", "Sổ"},
    Word{search::FacetField::unit, "unit", "Đơn vị quản lý"},
};
