#pragma once

#include "server/app/rate_reports.h"
#include "server/reports/html_page.h"
#include "server/reports/rates.h"

#include <optional>
#include <string>
#include <vector>

/// What the reports of rates and of their evidence share. Internal to server/app.
namespace vanthu::app {

/// The units whose reports the caller may see, ascending; none: all of them.
[[nodiscard]] std::optional<std::vector<domain::OrganisationId>> unitsOfReports(const Caller& caller);
/// Whether a report shows the caller that unit.
[[nodiscard]] bool seesReportsOf(const Caller& caller, domain::OrganisationId unit);

struct RateReports::Frame {
    reports::Heading heading;
    std::vector<reports::Unit> units;
};

/// In the form that is asked for; `fileName` without ending. server/reports writes tables of its type.
/// Evidence has no page of its own: it is asked for as a table.
template <class Table>
[[nodiscard]] Report writtenAs(const Table& table, ReportFormat format, const std::string& fileName) {
    switch (format) {
        case ReportFormat::csv:
            return {toCsv(table), "text/csv; charset=utf-8", fileName + ".csv"};
        case ReportFormat::xlsx:
            return {toXlsx(table), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    fileName + ".xlsx"};
        case ReportFormat::pdf:
            return {toPdf(table), "application/pdf", fileName + ".pdf"};
        case ReportFormat::html:
            if constexpr (requires { toHtml(table); })
                return {toHtml(table), "text/html; charset=utf-8", fileName + ".html", reports::htmlStyle()};
            break;
        case ReportFormat::json:
            break;
    }
    return {toJson(table), "application/json; charset=utf-8", fileName + ".json"};
}

/// The same; `name` without period and ending.
template <class Table>
[[nodiscard]] Report printed(const Table& table, const ReportRequest& request, const std::string& name) {
    return writtenAs(table, request.format, name + '-' + request.from.iso() + '-' + request.to.iso());
}

/// What the file of a report is called, without period and ending.
[[nodiscard]] inline std::string nameOf(const reports::EntryReport&) {
    return "ty-le-nhap";
}
[[nodiscard]] inline std::string nameOf(const reports::InterconnectionReport&) {
    return "ty-le-lien-thong";
}
[[nodiscard]] inline std::string nameOf(const reports::HandlingReport&) {
    return "giai-quyet-van-ban-den";
}
[[nodiscard]] inline std::string nameOf(const reports::TimelinessReport&) {
    return "gui-giai-quyet-dung-han";
}
[[nodiscard]] inline std::string nameOf(const reports::OutgoingReport&) {
    return "giai-quyet-van-ban-di";
}
template <class Figures>
[[nodiscard]] Report printed(const reports::RateReport<Figures>& report, const ReportRequest& request) {
    return printed(report, request, nameOf(report));
}

}  // namespace vanthu::app
