#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/query_reader.h"

#include <limits>

namespace vanthu::http {
namespace {

app::ReportFormat readFormat(QueryReader& query) {
    const auto given = query.text("format", 16);
    if (given == "csv") return app::ReportFormat::csv;
    if (given == "xlsx") return app::ReportFormat::xlsx;
    if (given == "pdf") return app::ReportFormat::pdf;
    if (!given.empty() && given != "json")
        query.note("format", "unknown_value", "Cho phép: json, csv, xlsx, pdf.");
    return app::ReportFormat::json;
}

app::ReportRequest readPeriod(QueryReader& query) {
    app::ReportRequest report;
    report.from = query.requiredDate("from");
    report.to = query.requiredDate("to");
    if (const auto unit = query.text("unit", limits::kOrganisationCode); !unit.empty())
        report.unit = app::organisationReference(unit);
    return report;
}

/// Moment or day, of which the end is meant.
std::optional<domain::Timestamp> readAsOf(QueryReader& query, const std::string& name) {
    const auto given = query.text(name, 40);
    if (given.empty()) return std::nullopt;
    if (const auto day = domain::parseIsoDate(given))
        return domain::startOfDay(day->plusDays(1)) - std::chrono::seconds{1};
    const auto moment = domain::parseTimestamp(given);
    if (!moment) query.note(name, "not_a_moment", "Viết dạng 2018-09-28 hoặc 2018-09-28T08:15:00+07:00.");
    return moment;
}

/// Of a rate that follows the log.
app::ReportRequest readReportAsOf(const Request& request) {
    QueryReader query(request.query());
    auto report = readPeriod(query);
    report.format = readFormat(query);
    report.asOf = readAsOf(query, "as_of");
    report.asOfChange = query.integer("as_of_change", 1, std::numeric_limits<std::int64_t>::max());
    query.finish();
    return report;
}

app::DifferenceRequest readDifference(const Request& request) {
    QueryReader query(request.query());
    app::DifferenceRequest wanted;
    const auto report = domain::parse<domain::FigureReport>(query.text("report", 16));
    if (!report)
        query.note("report", "unknown_value", "Cho phép: entry, interconnection, handling, timeliness.");
    wanted.report = report.value_or(domain::FigureReport::entry);
    wanted.after = readPeriod(query);
    const auto format = query.text("format", 16);
    if (format == "csv")
        wanted.after.format = app::ReportFormat::csv;
    else if (!format.empty() && format != "json")
        query.note("format", "unknown_value", "Cho phép: json, csv.");
    wanted.after.asOf = readAsOf(query, "as_of");
    wanted.after.asOfChange = query.integer("as_of_change", 1, std::numeric_limits<std::int64_t>::max());
    wanted.before = readAsOf(query, "before");
    wanted.beforeChange = query.integer("before_change", 1, std::numeric_limits<std::int64_t>::max());
    query.finish();
    return wanted;
}

app::ReportRequest readReport(const Request& request) {
    QueryReader query(request.query());
    auto report = readPeriod(query);
    report.format = readFormat(query);
    query.finish();
    return report;
}

Answer reportAnswer(app::Report report, app::ReportFormat format) {
    auto answer = textAnswer(std::move(report.bytes), report.mediaType);
    if (format == app::ReportFormat::json) return answer;
    return std::move(answer).with("Content-Disposition", "attachment; filename=\"" + report.fileName + '"');
}

}  // namespace

Answer entryReport(Request& request) {
    const auto wanted = readReportAsOf(request);
    return reportAnswer(request.app().rateReports.entry(request.caller(), wanted), wanted.format);
}

Answer interconnectionReport(Request& request) {
    const auto wanted = readReportAsOf(request);
    return reportAnswer(request.app().rateReports.interconnection(request.caller(), wanted), wanted.format);
}

Answer timelinessReport(Request& request) {
    const auto wanted = readReportAsOf(request);
    return reportAnswer(request.app().rateReports.timeliness(request.caller(), wanted), wanted.format);
}

Answer handlingReport(Request& request) {
    const auto wanted = readReportAsOf(request);
    return reportAnswer(request.app().rateReports.handling(request.caller(), wanted), wanted.format);
}

Answer outgoingReport(Request& request) {
    const auto wanted = readReport(request);
    return reportAnswer(request.app().rateReports.outgoing(request.caller(), wanted), wanted.format);
}

Answer reportDifference(Request& request) {
    const auto wanted = readDifference(request);
    return reportAnswer(request.app().rateReports.difference(request.caller(), wanted), wanted.after.format);
}

Answer openDocumentsReport(Request& request) {
    QueryReader query(request.query());
    app::OpenDocumentsRequest wanted{query.date("from"), query.date("to"), {}};
    if (const auto unit = query.text("unit", limits::kOrganisationCode); !unit.empty())
        wanted.unit = app::organisationReference(unit);
    query.finish();
    return jsonAnswer(request.app().rateReports.openDocuments(request.caller(), wanted));
}

Answer proposalReport(Request& request) {
    QueryReader query(request.query());
    const auto wanted = readPeriod(query);
    query.finish();
    return jsonAnswer(request.app().rateReports.proposals(request.caller(), wanted));
}

}  // namespace vanthu::http
