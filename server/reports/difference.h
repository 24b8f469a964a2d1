#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/figure.h"
#include "server/reports/rates.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::reports {

/// One figure that says something else now than then. Of one thing, or of all things of a unit.
struct FigureDifference {
    std::optional<domain::Figure> figure;  ///< none: what is declared of the paper register
    std::int64_t by{0};
};

/// A document, numbers without one, or what came by the exchange, that made figures differ.
struct DifferenceLine {
    std::string unit;
    domain::OrganisationId organisation;
    domain::Direction direction{domain::Direction::outgoing};
    std::optional<domain::DocumentId> document;
    std::string what;  ///< Vietnamese: "Văn bản số 12a", "Số còn thiếu trước số 12, sổ …"
    std::optional<domain::Date> dayBefore;  ///< of the registry; none: it was not there
    std::optional<domain::Date> dayAfter;
    std::vector<FigureDifference> by;
    std::optional<domain::Change> because;  ///< none: only time passed
};

/// What rates A and B of a unit were held against, and are; none: it had no rate.
struct DenominatorDifference {
    std::optional<std::int64_t> before, after;
};

struct UnitDifference {
    std::string unit;
    domain::OrganisationId organisation;
    domain::Direction direction{domain::Direction::outgoing};
    std::vector<FigureDifference> by;
    std::optional<DenominatorDifference> denominator{};  ///< of rates that declarations count for
};

/// Why a report says something else as of a later change: what differs of each unit, and the things that make
/// it differ. The lines of a unit add up to what differs of it.
struct DifferenceReport {
    domain::FigureReport report{};
    RateBase base{RateBase::numberSeries};  ///< of an entry report
    Heading before;
    Heading after;
    std::vector<UnitDifference> units;
    std::vector<DifferenceLine> lines;
};

/// Sums the lines of each unit and direction, in their order.
[[nodiscard]] std::vector<UnitDifference> unitsOf(const std::vector<DifferenceLine>& lines);

/// As `ReportDifference` of schemas/api/openapi.yaml.
[[nodiscard]] std::string toJson(const DifferenceReport& report);
/// A line for each thing and figure, as the CSV of reports is written.
[[nodiscard]] std::string toCsv(const DifferenceReport& report);

}  // namespace vanthu::reports
