#pragma once

#include "schemas/domain/sample.h"
#include "server/reports/printed_list.h"

#include <cstdint>
#include <string>

namespace vanthu::app {

/// How many of a sample have something, and of how many of all numbers it may be true.
struct SampleShare {
    std::int64_t hits{0};
    std::int64_t size{0};
    std::int64_t population{0};
    domain::CountInterval interval;  ///< of 95 %
};

/// Of those that were found as they should be; together with those that were found but different.
struct SampleShares {
    SampleShare found;
    SampleShare inRegistry;
};
/// Requires a result for every number.
[[nodiscard]] SampleShares sharesOf(const domain::SampleAudit& audit);
[[nodiscard]] std::int64_t countOf(const domain::SampleAudit& audit, domain::SampleResult result);
[[nodiscard]] std::int64_t openNumbers(const domain::SampleAudit& audit);

/// Documented in schemas/api/openapi.yaml as `SampleAudit`; `unit` is the name of the unit. Without its
/// numbers it has neither results nor shares.
[[nodiscard]] std::string toJson(const domain::SampleAudit& audit, const std::string& unit);
/// The minutes of the audit.
[[nodiscard]] reports::PrintedList printedList(const domain::SampleAudit& audit, const std::string& unit,
                                               domain::Timestamp now);

}  // namespace vanthu::app
