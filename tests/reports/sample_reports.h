#pragma once

#include "server/reports/rates.h"
#include "tests/support/day.h"

#include <string>
#include <vector>

namespace vanthu::tests {

/// The year 2018, read on 2 January 2019 at 08:15 in Vietnam.
inline reports::Heading heading2018() {
    return {"Ủy ban nhân dân tỉnh Bình Minh",
            {day(2018, 1, 1), day(2018, 12, 31)},
            domain::startOfDay(day(2019, 1, 2)) + std::chrono::minutes{8 * 60 + 15}};
}

inline reports::Unit department(std::int64_t id, std::string name) {
    return {domain::OrganisationId{id}, std::move(name), reports::UnitGroup::departments};
}

/// Counts of what that unit issued.
inline domain::EntryCounts outgoing(std::int64_t organisation, int entered, int missing) {
    domain::EntryCounts counts;
    counts.organisation = domain::OrganisationId{organisation};
    counts.entered = entered;
    counts.enteredWithFile = entered;
    counts.enteredOnTime = entered;
    counts.missing = missing;
    return counts;
}

}  // namespace vanthu::tests
