#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/time.h"
#include "schemas/domain/unit_group.h"

#include <set>
#include <string>
#include <vector>

namespace vanthu::reports {

/// Days of a report; both ends belong to it.
struct Period {
    domain::Date from;
    domain::Date to;
};

using domain::UnitGroup;

/// One row of a report: a unit that keeps a registry, as it was called in the period.
struct Unit {
    domain::OrganisationId id;
    std::string name;
    UnitGroup group{UnitGroup::others};
};

[[nodiscard]] UnitGroup groupOf(domain::OrganisationKind kind, domain::OrganisationLevel level);

/// The organisations that kept a registry on at least one day of the period, and those of `counted`: what was
/// counted is never left out because a unit ended, by a decision that was entered late, before its last
/// document, or because its register is older than its first day. Under the last name they had in the period;
/// by group, then in Vietnamese dictionary order.
[[nodiscard]] std::vector<Unit> unitsOf(const std::vector<domain::Organisation>& organisations,
                                        const Period& period,
                                        const std::set<domain::OrganisationId>& counted = {});

}  // namespace vanthu::reports
