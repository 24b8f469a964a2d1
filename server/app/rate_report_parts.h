#pragma once

#include "server/app/rate_reports.h"
#include "server/reports/rates.h"

#include <vector>

/// What the reports of rates share. Internal to server/app/rate_*.cpp.
namespace vanthu::app {

/// Whether a report shows the caller that unit.
[[nodiscard]] bool seesReportsOf(const Caller& caller, domain::OrganisationId unit);

struct RateReports::Frame {
    reports::Heading heading;
    std::vector<reports::Unit> units;
};

struct RateReports::Standpoint {
    domain::Timestamp moment{};
    domain::Sequence change{0};  ///< 0: the tables as they stand
    std::vector<domain::Organisation> organisations;
};

}  // namespace vanthu::app
