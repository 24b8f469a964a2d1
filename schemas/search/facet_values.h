#pragma once

#include "schemas/domain/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::search {

/// What a document counts under in each facet.
struct FacetValues {
    int year{0};  ///< of the day by which documents are sorted
    domain::Direction direction{domain::Direction::incoming};
    std::optional<domain::BookId> book;
    domain::OrganisationId unit;  ///< whose registry holds it
    std::string issuer;           ///< issuerKey() of its name
    std::string type;             ///< code, "" when unknown

    bool operator==(const FacetValues&) const = default;
};

/// As one value of the index: the fields separated by blanks, the type last. Documents alike in all of them
/// have equal bytes, so that whoever counts hits unpacks each combination once.
[[nodiscard]] std::string packFacets(const FacetValues& values);

/// std::nullopt for anything that packFacets did not write.
[[nodiscard]] std::optional<FacetValues> unpackFacets(std::string_view bytes);

}  // namespace vanthu::search
