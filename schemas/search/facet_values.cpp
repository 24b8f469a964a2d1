#include "schemas/search/facet_values.h"

#include "schemas/domain/vocabulary.h"

#include <charconv>
#include <cstdint>

namespace vanthu::search {
namespace {

/// Reads up to the next blank and moves behind it.
std::optional<std::string_view> nextField(std::string_view& bytes) {
    const auto end = bytes.find(' ');
    if (end == std::string_view::npos) return std::nullopt;
    const auto field = bytes.substr(0, end);
    bytes.remove_prefix(end + 1);
    return field;
}

std::optional<std::int64_t> nextNumber(std::string_view& bytes) {
    const auto field = nextField(bytes);
    std::int64_t number = 0;
    if (!field) return std::nullopt;
    const char* end = field->data() + field->size();
    const auto [point, error] = std::from_chars(field->data(), end, number);
    if (error != std::errc{} || point != end) return std::nullopt;
    return number;
}

}  // namespace

std::string packFacets(const FacetValues& values) {
    return std::to_string(values.year) + ' ' + std::string(domain::code(values.direction)) + ' ' +
           std::to_string(values.book ? values.book->value : 0) + ' ' + std::to_string(values.unit.value) +
           ' ' + values.issuer + ' ' + values.type;
}

std::optional<FacetValues> unpackFacets(std::string_view bytes) {
    const auto year = nextNumber(bytes);
    const auto direction = nextField(bytes);
    const auto book = nextNumber(bytes);
    const auto unit = nextNumber(bytes);
    const auto issuer = nextField(bytes);
    if (!year || !direction || !book || !unit || !issuer) return std::nullopt;
    const auto known = domain::parse<domain::Direction>(*direction);
    if (!known) return std::nullopt;
    FacetValues values;
    values.year = static_cast<int>(*year);
    values.direction = *known;
    if (*book != 0) values.book = domain::BookId{*book};
    values.unit.value = *unit;
    values.issuer = *issuer;
    values.type = bytes;
    return values;
}

}  // namespace vanthu::search
