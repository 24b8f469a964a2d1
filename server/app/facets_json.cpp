#include "server/app/facets_json.h"

#include "schemas/domain/json_writer.h"
#include "server/app/register_entries.h"

#include <charconv>
#include <cstdint>

namespace vanthu::app {
namespace {

std::int64_t idOf(const std::string& value) {
    std::int64_t id = 0;
    std::from_chars(value.data(), value.data() + value.size(), id);
    return id;
}

std::string labelOf(search::FacetField field, const std::string& value, const DirectorySnapshot& directory,
                    domain::Date today) {
    switch (field) {
        case search::FacetField::type: {
            const auto* type = directory.types().nameOf(value, today);
            return type == nullptr ? value : type->name;
        }
        case search::FacetField::direction: {
            const auto direction = domain::parse<domain::Direction>(value);
            return direction ? std::string(domain::label(*direction)) : value;
        }
        case search::FacetField::book: {
            const auto* book = directory.book(domain::BookId{idOf(value)});
            return book == nullptr ? value : book->name;
        }
        case search::FacetField::unit: {
            const domain::OrganisationId unit{idOf(value)};
            return directory.organisation(unit) == nullptr ? value : namesOf(directory, unit, today).own;
        }
        case search::FacetField::year:
        case search::FacetField::issuer:
            break;
    }
    return value;
}

}  // namespace

std::string facetsJson(const std::vector<search::Facet>& facets, const DirectorySnapshot& directory,
                       domain::Date today) {
    domain::JsonWriter json;
    json.beginObject();
    for (const auto& facet : facets) {
        json.key(domain::code(facet.field)).beginObject().key("values").beginArray();
        for (const auto& [value, documents] : facet.values)
            json.beginObject()
                .field("value", value)
                .field("label", labelOf(facet.field, value, directory, today))
                .field("documents", documents)
                .endObject();
        json.endArray().field("rest", facet.rest).field("without", facet.without).endObject();
    }
    return json.endObject().take();
}

}  // namespace vanthu::app
