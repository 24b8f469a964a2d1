#include <string>
#include <string_view>
#include <vector>

#include "server/reports/csv_text.h"
#include "server/reports/rates.h"
#include "server/reports/report_columns.h"

namespace vanthu::reports {
namespace {

template <class Figures>
std::string csvOf(const RateReport<Figures>& report) {
    const auto& columns = formOf(report).columns;
    CsvText csv;
    const auto line = [&](std::string order, std::string name, std::string group, const Figures& figures,
                          const std::string& standing) {
        std::vector<std::string> fields{std::move(order), std::move(name), std::move(group)};
        for (const auto& column : columns)
            fields.push_back(column.cell(figures));
        if constexpr (kIsJudged<Figures>) fields.push_back(standing);
        csv.line(fields);
    };

    std::vector<std::string> titles{"STT", "Đơn vị", "Khối"};
    for (const auto& column : columns)
        titles.push_back(column.band.empty() ? std::string(column.title)
                                             : std::string(column.band) + ": " + std::string(column.title));
    if constexpr (kIsJudged<Figures>) titles.emplace_back("Xếp theo ngưỡng");
    csv.line(titles);
    int order = 0;
    for (const auto& [unit, figures] : report.units)
        line(std::to_string(++order), unit.name, std::string(label(unit.group)), figures,
             standingText(report, figures));
    for (const auto& group : report.groups)
        line("", "Cộng khối", std::string(label(group.group)), group.figures, printed(group.standing));
    for (const auto& type : report.types)
        line("", "Loại văn bản: " + type.name, "", type.figures, "");
    line("", "Tổng cộng", "", report.total, printed(report.standing));
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
