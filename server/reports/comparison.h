#pragma once

#include "server/reports/coverage.h"
#include "server/reports/rates.h"
#include "server/reports/report_columns.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// A report beside those of the period before and of the year before. Internal to server/reports.
namespace vanthu::reports {

/// One row as it is printed.
struct ComparedRow {
    std::string order;
    std::string name;
    Rate now;
    std::vector<std::optional<Rate>>
        earlier;  ///< as the titles have them; none: that report had no such unit
};

/// A period that is printed beside this one.
struct EarlierTitle {
    std::string rate;    ///< "Kỳ trước, 02/2018"
    std::string change;  ///< "Tăng, giảm so với kỳ trước (điểm %)"
};

/// What stands above the table and its columns.
struct ComparedTitles {
    std::string whole;    ///< "So với kỳ trước và cùng kỳ năm trước"
    std::string measure;  ///< "Văn bản đi: Tỷ lệ %"
    std::string now;
    std::vector<EarlierTitle> earlier;  ///< the period before, then the same one of last year; of a year one
};

/// "01/01/2018 – 31/03/2018"; may be broken at the dash.
[[nodiscard]] std::string spanText(const Period& period);
/// "03/2018", "Quý I/2018", "2018"; else the days.
[[nodiscard]] std::string shortText(const Period& period);
/// "99,9"; "—" without one.
[[nodiscard]] std::string printed(const std::optional<Rate>& rate);
/// Points from the earlier rate to the later one, of the printed tenths: "+0,4", "-12,0", "0,0"; "—" where
/// one is missing.
[[nodiscard]] std::string changeText(const Rate& now, const std::optional<Rate>& earlier);
/// The same in tenths of a point.
[[nodiscard]] std::optional<int> changeOf(const Rate& now, const std::optional<Rate>& earlier);

/// Without `measure`.
[[nodiscard]] ComparedTitles comparedTitles(const Period& period, const Comparison& comparison);
/// Of a whole year the period before is the same one of last year: it is told once.
[[nodiscard]] bool isOneYear(const Comparison& comparison);

/// Precondition: the report has a comparison.
template <class Figures>
[[nodiscard]] ComparedTitles comparedTitles(const RateReport<Figures>& report) {
    auto titles = comparedTitles(report.heading.period, *report.comparison);
    for (const auto& column : formOf(report).columns)
        if (isLeading(column, report.total))
            titles.measure = std::string(column.band) + ": " + std::string(column.title);
    return titles;
}

[[nodiscard]] inline std::optional<Rate> rateOf(const ComparedPeriod& period, domain::OrganisationId unit) {
    const auto found = period.units.find(unit);
    return found == period.units.end() ? std::nullopt : std::optional(found->second);
}

/// A row per unit in the order of the report, and the total. Precondition as above.
template <class Figures>
[[nodiscard]] std::vector<ComparedRow> comparedRows(const RateReport<Figures>& report) {
    const auto& [previous, yearBefore, trend] = *report.comparison;
    std::vector<ComparedRow> rows;
    for (const auto& line : report.units)
        rows.push_back({std::to_string(rows.size() + 1),
                        nameOf(line),
                        line.figures.leading(),
                        {rateOf(previous, line.unit.id), rateOf(yearBefore, line.unit.id)}});
    rows.push_back({"", "Tổng cộng", report.total.leading(), {previous.total, yearBefore.total}});
    if (isOneYear(*report.comparison))
        for (auto& row : rows)
            row.earlier.pop_back();
    return rows;
}

}  // namespace vanthu::reports
