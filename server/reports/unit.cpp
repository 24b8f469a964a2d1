#include "server/reports/unit.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "schemas/domain/text.h"

namespace vanthu::reports {
namespace {

using domain::OrganisationId;
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

Unit unitOf(OrganisationId id, const domain::OrganisationVersion& version) {
    return {id, version.name, groupOf(version.kind, version.level)};
}

/// By group, then in Vietnamese dictionary order.
void sortForPrint(std::vector<Unit>& units) {
    std::map<OrganisationId, std::string> keys;
    for (const auto& unit : units)
        keys.emplace(unit.id, domain::sortKey(unit.name));
    std::ranges::sort(units, {}, [&](const Unit& unit) {
        return std::tuple(unit.group, std::string_view(keys.at(unit.id)), unit.id);
    });
}

/// The unit itself when nobody follows it. No succession is gone twice: somebody may have entered a circle.
OrganisationId followerOn(domain::Date day, OrganisationId unit,
                          const std::vector<domain::Succession>& successions) {
    for (std::size_t steps = 0; steps < successions.size(); ++steps) {
        const auto takesOver = [&](const domain::Succession& succession) {
            return succession.predecessor == unit && succession.effectiveFrom <= day;
        };
        const auto first = std::ranges::find_if(successions, takesOver);
        if (first == successions.end() || first->partial ||
            std::find_if(std::next(first), successions.end(), takesOver) != successions.end())
            break;
        unit = first->successor;
    }
    return unit;
}

}  // namespace

std::string withFormer(const Unit& row) {
    std::string former;
    for (const auto& unit : row.former)
        former += (former.empty() ? " (gồm " : ", ") + unit.name;
    return row.name + former + (former.empty() ? "" : ")");
}

bool holds(const Unit& row, OrganisationId organisation) {
    return row.id == organisation ||
           std::ranges::find(row.former, organisation, &FormerUnit::id) != row.former.end();
}

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
    std::vector<Unit> units;
    for (const auto& organisation : organisations) {
        const auto* version = registryVersion(organisation, period);
        if (version == nullptr && counted.contains(organisation.id)) version = &organisation.on(period.to);
        if (version != nullptr) units.push_back(unitOf(organisation.id, *version));
    }
    sortForPrint(units);
    return units;
}

std::vector<Unit> unitsOn(domain::Date day, const std::vector<Unit>& units,
                          const std::vector<domain::Organisation>& organisations,
                          const std::vector<domain::Succession>& successions) {
    std::map<OrganisationId, const domain::Organisation*> known;
    for (const auto& organisation : organisations)
        known.emplace(organisation.id, &organisation);
    std::map<OrganisationId, Unit> rows;
    for (const auto& unit : units) {
        const auto heir = followerOn(day, unit.id, successions);
        const auto found = known.find(heir);
        auto& row = rows.try_emplace(heir, found == known.end() ? unit : unitOf(heir, found->second->on(day)))
                        .first->second;
        if (heir != unit.id) row.former.push_back({unit.id, unit.name});
    }
    std::vector<Unit> today;
    for (auto& [id, row] : rows)
        today.push_back(std::move(row));
    sortForPrint(today);
    return today;
}

}  // namespace vanthu::reports
