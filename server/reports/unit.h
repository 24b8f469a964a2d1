#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/time.h"
#include "schemas/domain/unit_group.h"
#include "server/reports/period.h"

#include <set>
#include <string>
#include <vector>

namespace vanthu::reports {

using domain::UnitGroup;

/// A unit whose figures stand in the row of the one that follows it.
struct FormerUnit {
    domain::OrganisationId id;
    std::string name;  ///< the last one in the period
};

/// One row of a report: a unit that keeps a registry, as it was called in the period.
struct Unit {
    domain::OrganisationId id;
    std::string name;
    UnitGroup group{UnitGroup::others};
    std::vector<FormerUnit> former{};  ///< in a report of units as they are on a day; see unitsOn()
};

/// "Sở Nội vụ (gồm Sở Ngoại vụ, Ban Dân tộc)".
[[nodiscard]] std::string withFormer(const Unit& row);
/// Whether the figures of that organisation stand in the row.
[[nodiscard]] bool holds(const Unit& row, domain::OrganisationId organisation);

[[nodiscard]] UnitGroup groupOf(domain::OrganisationKind kind, domain::OrganisationLevel level);

/// The organisations that kept a registry on at least one day of the period, and those of `counted`: what was
/// counted is never left out because a unit ended, by a decision that was entered late, before its last
/// document, or because its register is older than its first day. Under the last name they had in the period;
/// by group, then in Vietnamese dictionary order.
[[nodiscard]] std::vector<Unit> unitsOf(const std::vector<domain::Organisation>& organisations,
                                        const Period& period,
                                        const std::set<domain::OrganisationId>& counted = {});

/// The same units as they are on that day: under the name and in the group they have then, and those that
/// another one has followed wholly by that day, through any number of steps, in its row, also when it kept no
/// registry in the period. What was split among several has no one follower and keeps its own row. Order as
/// of unitsOf().
[[nodiscard]] std::vector<Unit> unitsOn(domain::Date day, const std::vector<Unit>& units,
                                        const std::vector<domain::Organisation>& organisations,
                                        const std::vector<domain::Succession>& successions);

}  // namespace vanthu::reports
