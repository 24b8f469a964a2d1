#include "server/reports/unit.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "schemas/domain/text.h"

namespace vanthu::reports {
namespace {

using domain::OrganisationKind;
using domain::OrganisationLevel;

UnitGroup groupOfCommittee(OrganisationLevel level) {
    switch (level) {
        case OrganisationLevel::central:
        case OrganisationLevel::province:
            return UnitGroup::province;
        case OrganisationLevel::district:
            return UnitGroup::districts;
        case OrganisationLevel::commune:
            return UnitGroup::communes;
        case OrganisationLevel::internal:
            break;
    }
    return UnitGroup::others;
}

/// The last version that kept a registry on some day of the period. As Organisation::on() has it, a version
/// reaches back to the end of the one before it.
const domain::OrganisationVersion* registryVersion(const domain::Organisation& organisation,
                                                   const Period& period) {
    const domain::OrganisationVersion* found = nullptr;
    auto begin = organisation.versions.front().validFrom;
    for (const auto& version : organisation.versions) {
        const bool began = begin <= period.to;
        const bool lasted = !version.validTo || *version.validTo >= period.from;
        if (version.keepsRegistry && began && lasted) found = &version;
        if (!version.validTo) break;
        begin = version.validTo->plusDays(1);
    }
    return found;
}

}  // namespace

UnitGroup groupOf(OrganisationKind kind, OrganisationLevel level) {
    switch (kind) {
        case OrganisationKind::committee:
        case OrganisationKind::council:
            return groupOfCommittee(level);
        case OrganisationKind::department:
            return UnitGroup::departments;
        case OrganisationKind::party:
        case OrganisationKind::massOrganisation:
            return UnitGroup::party;
        case OrganisationKind::publicUnit:
            return UnitGroup::publicUnits;
        case OrganisationKind::division:
        case OrganisationKind::enterprise:
        case OrganisationKind::other:
            break;
    }
    return UnitGroup::others;
}

std::vector<Unit> unitsOf(const std::vector<domain::Organisation>& organisations, const Period& period,
                          const std::set<domain::OrganisationId>& counted) {
    struct Sortable {
        UnitGroup group;
        std::string key;
        Unit unit;
    };
    std::vector<Sortable> found;
    for (const auto& organisation : organisations) {
        const auto* version = registryVersion(organisation, period);
        if (version == nullptr && counted.contains(organisation.id)) version = &organisation.on(period.to);
        if (version == nullptr) continue;
        const auto group = groupOf(version->kind, version->level);
        found.push_back({group, domain::sortKey(version->name), {organisation.id, version->name, group}});
    }
    std::sort(found.begin(), found.end(), [](const Sortable& left, const Sortable& right) {
        return std::tie(left.group, left.key, left.unit.id) < std::tie(right.group, right.key, right.unit.id);
    });
    std::vector<Unit> units;
    for (auto& entry : found)
        units.push_back(std::move(entry.unit));
    return units;
}

}  // namespace vanthu::reports
