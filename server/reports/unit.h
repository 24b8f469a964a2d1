#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/time.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

/// Days of a report; both ends belong to it.
struct Period {
    domain::Date from;
    domain::Date to;
};

/// Blocks of rows with a subtotal of their own, in printing order.
enum class UnitGroup { province, departments, districts, communes, party, publicUnits, others };

/// Stable code for JSON and CSV: "so_nganh".
[[nodiscard]] std::string_view code(UnitGroup group);
/// Vietnamese, for people: "Sở, ban, ngành".
[[nodiscard]] std::string_view label(UnitGroup group);

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
