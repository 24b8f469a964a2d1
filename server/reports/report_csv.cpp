#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "server/reports/comparison.h"
#include "server/reports/coverage.h"
#include "server/reports/csv_text.h"
#include "server/reports/rates.h"
#include "server/reports/report_columns.h"

namespace vanthu::reports {
namespace {

/// A table of its own below the first.
template <class Figures>
void addComparison(CsvText& csv, const RateReport<Figures>& report) {
    const auto titles = comparedTitles(report);
    csv.line({""});
    csv.line({"", std::string(kComparisonTitle), titles.measure});
    csv.line({"STT", "Đơn vị", titles.now, titles.previous, std::string(kPreviousChange), titles.yearBefore,
              std::string(kYearChange)});
    for (const auto& row : comparedRows(report))
        csv.line({row.order, row.name, printed(row.now), printed(row.previous),
                  changeText(row.now, row.previous), printed(row.yearBefore),
                  changeText(row.now, row.yearBefore)});
}

template <class Figures>
std::string csvOf(const RateReport<Figures>& report) {
    const auto& columns = formOf(report).columns;
    const bool tellsSource =
        std::ranges::any_of(report.units, [](const auto& line) { return !line.delivered.empty(); });
    CsvText csv;
    const auto line = [&](std::string order, std::string name, std::string group, const Figures& figures,
                          const std::string& standing, const std::string& source = "") {
        std::vector<std::string> fields{std::move(order), std::move(name), std::move(group)};
        for (const auto& column : columns)
            fields.push_back(column.cell(figures));
        if constexpr (kIsJudged<Figures>) fields.push_back(standing);
        if (tellsSource) fields.push_back(source);
        csv.line(fields);
    };

    std::vector<std::string> titles{"STT", "Đơn vị", "Khối"};
    for (const auto& column : columns)
        titles.push_back(column.band.empty() ? std::string(column.title)
                                             : std::string(column.band) + ": " + std::string(column.title));
    if constexpr (kIsJudged<Figures>) titles.emplace_back("Xếp theo ngưỡng");
    if (tellsSource) titles.emplace_back("Nguồn số liệu");
    csv.line(titles);
    int order = 0;
    for (const auto& unit : report.units)
        line(std::to_string(++order), withFormer(unit.unit), std::string(label(unit.unit.group)),
             unit.figures, standingText(report, unit.figures),
             unit.delivered.empty() ? "sổ tại đây" : "đơn vị gửi, " + deliveredText(unit.delivered));
    for (const auto& group : report.groups)
        line("", "Cộng khối", std::string(label(group.group)), group.figures, printed(group.standing));
    for (const auto& type : report.types)
        line("", "Loại văn bản: " + type.name, "", type.figures, "");
    line("", "Tổng cộng", "", report.total, printed(report.standing));
    if constexpr (kIsJudged<Figures>)
        if (report.comparison) addComparison(csv, report);
    if (!report.coverage) return csv.take();
    const auto remark = [&](const std::string& text) {
        std::vector<std::string> fields(titles.size());
        fields[1] = text;
        csv.line(fields);
    };
    remark(printed(*report.coverage));
    if (const auto missing = missingText(*report.coverage); !missing.empty()) remark(missing);
    return csv.take();
}

}  // namespace

std::string toCsv(const EntryReport& report) {
    return csvOf(report);
}
std::string toCsv(const InterconnectionReport& report) {
    return csvOf(report);
}
std::string toCsv(const HandlingReport& report) {
    return csvOf(report);
}
std::string toCsv(const TimelinessReport& report) {
    return csvOf(report);
}
std::string toCsv(const OutgoingReport& report) {
    return csvOf(report);
}

}  // namespace vanthu::reports
