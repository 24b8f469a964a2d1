#include "server/app/register_entries.h"

#include <utility>

namespace vanthu::app {

UnitNames namesOf(const DirectorySnapshot& directory, domain::OrganisationId unit, domain::Date day) {
    UnitNames names;
    const auto* organisation = directory.organisation(unit);
    if (organisation == nullptr) return names;
    const auto& named = organisation->on(day);
    names.own = named.name;
    const auto* parent = named.parent ? directory.organisation(*named.parent) : nullptr;
    if (parent != nullptr) names.parent = parent->on(day).name;
    return names;
}

reports::RegisterEntry entryOf(domain::Document document, const DirectorySnapshot& directory) {
    reports::RegisterEntry entry;
    const auto day = document.issuedDate.value_or(
        document.arrivalDate.value_or(domain::vietnamDate(document.registeredAt)));
    if (const auto* type = directory.types().byCode(document.typeCode, day)) entry.typeName = type->name;
    entry.handler = document.toPlaces;
    entry.keeper = document.paperPlace;
    if (document.registryNumber) entry.number = *document.registryNumber;
    entry.document = std::move(document);
    return entry;
}

}  // namespace vanthu::app
