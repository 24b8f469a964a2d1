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
    csv.line({"", titles.whole, titles.measure});
    std::vector<std::string> heads{"STT", "Đơn vị", titles.now};
    for (const auto& [rate, change] : titles.earlier)
        heads.insert(heads.end(), {rate, change});
    csv.line(heads);
    for (const auto& row : comparedRows(report)) {
        std::vector<std::string> fields{row.order, row.name, printed(row.now)};
        for (const auto& earlier : row.earlier)
            fields.insert(fields.end(), {printed(earlier), changeText(row.now, earlier)});
        csv.line(fields);
    }
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
    for (const auto& division : report.divisions)
        for (const auto& part : division.lines)
            line("", std::string(division.what) + ": " + part.name, "", part.figures, "");
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
