#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/report_reading.h"

#include <limits>
#include <utility>
#include <vector>

namespace vanthu::http {
namespace {

app::ReportRequest readPeriod(QueryReader& query) {
    app::ReportRequest report;
    report.from = query.requiredDate("from");
    report.to = query.requiredDate("to");
    if (const auto unit = query.text("unit", limits::kOrganisationCode); !unit.empty())
        report.unit = app::organisationReference(unit);
    return report;
}

/// What rates A and B are held against.
reports::RateBase readBase(QueryReader& query) {
    const auto base = reports::entryBase(query.text("base", 16));
    if (!base) query.note("base", "unknown_value", std::string(reports::kEntryBasesAllowed));
    return base.value_or(reports::RateBase::numberSeries);
}

/// Of the evidence behind them: of both directions or of one.
std::optional<domain::Direction> readWay(QueryReader& query) {
    const auto way = query.word<domain::Direction>("direction");
    if (way == domain::Direction::archived)
        query.note("direction", "unknown_value", "Cho phép: incoming, outgoing.");
    return way;
}

/// Of a rate that follows the log, read up to what only some reports have.
app::ReportRequest readReportAsOf(QueryReader& query, ReportPage page = ReportPage::offered) {
    auto report = readPeriod(query);
    report.format = readReportFormat(query, page);
    const auto [moment, change] = readStandpoint(query);
    report.asOf = moment;
    report.asOfChange = change;
    return report;
}

/// Which units are its rows, and beside what they stand.
void readComparison(QueryReader& query, app::ReportRequest& report) {
    const auto units = query.text("units", 16);
    if (!units.empty() && units != "then" && units != "today")
        query.note("units", "unknown_value", "Cho phép: then, today.");
    report.unitsToday = units == "today";
    report.compared = query.flag("compare");
}

app::ReportRequest readReportAsOf(const Request& request) {
    QueryReader query(request.query());
    auto report = readReportAsOf(query);
    readComparison(query, report);
    query.finish();
    return report;
}

app::ReportRequest readEvidence(const Request& request) {
    QueryReader query(request.query());
    auto report = readReportAsOf(query, ReportPage::none);
    report.direction = readWay(query);
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
    wanted.after.base = readBase(query);
    if (wanted.report != domain::FigureReport::entry && wanted.after.base != reports::RateBase::numberSeries)
        query.note("base", "not_of_this_report", "Chỉ báo cáo nhập văn bản chọn được mẫu số.");
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
    report.format = readReportFormat(query, ReportPage::offered);
    query.finish();
    return report;
}

app::DeclarationRequest readDeclaration(JsonFields& fields) {
    app::DeclarationRequest declaration;
    declaration.organisation = fields.organisation("organisation");
    declaration.direction = fields.word("direction", domain::Direction::outgoing, Presence::required);
    declaration.from = fields.date("from", Presence::required).value_or(domain::Date{});
    declaration.to = fields.date("to", Presence::required).value_or(domain::Date{});
    declaration.documents =
        fields.integer("documents", 0, limits::kDeclaredDocuments, Presence::required).value_or(0);
    declaration.note = fields.text("note");
    if (const auto id = fields.integer("corrects", 1, std::numeric_limits<std::int64_t>::max()))
        declaration.corrects = domain::DeclaredCountId{*id};
    return declaration;
}

app::DrawRequest readDraw(JsonFields& fields) {
    app::DrawRequest draw;
    draw.series.value =
        fields.integer("series", 1, std::numeric_limits<std::int64_t>::max(), Presence::required).value_or(0);
    draw.from = fields.date("from", Presence::required).value_or(domain::Date{});
    draw.to = fields.date("to", Presence::required).value_or(domain::Date{});
    draw.size = fields.integer("size", 1, limits::kSampleSize, Presence::required).value_or(1);
    draw.seed = fields.integer("seed", 0, limits::kSampleSeed);
    draw.note = fields.text("note");
    return draw;
}

std::vector<app::SampleResultRequest> readSampleResults(JsonFields& fields) {
    std::vector<app::SampleResultRequest> results;
    for (auto& each : fields.objects("results", limits::kSampleSize)) {
        app::SampleResultRequest result;
        result.number = each.text("number", Presence::required);
        result.result = each.word("result", domain::SampleResult::found, Presence::required);
        result.note = each.text("note");
        each.done();
        results.push_back(std::move(result));
    }
    return results;
}

}  // namespace

Answer entryReport(Request& request) {
    QueryReader query(request.query());
    auto wanted = readReportAsOf(query);
    readComparison(query, wanted);
    wanted.base = readBase(query);
    query.finish();
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
    QueryReader query(request.query());
    auto wanted = readReportAsOf(query);
    readComparison(query, wanted);
    wanted.divided = query.flag("divided");
    query.finish();
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

Answer seriesReport(Request& request) {
    const auto wanted = readEvidence(request);
    return reportAnswer(request.app().rateReports.series(request.caller(), wanted), wanted.format);
}

Answer declaredReport(Request& request) {
    const auto wanted = readEvidence(request);
    return reportAnswer(request.app().rateReports.declarations(request.caller(), wanted), wanted.format);
}

Answer declareCount(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto declaration = readObject(body, "body", readDeclaration);
    return createdAnswer(
        request.app().declaredCounts.declare(request.caller(), declaration, request.requestKey(body)));
}

Answer listSampleAudits(Request& request) {
    const auto [before, limit] = readNewestFirst<domain::SampleAuditId>(request.query());
    return jsonAnswer(request.app().sampleAudits.list(request.caller(), before, limit));
}

Answer drawSample(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readDraw);
    return createdAnswer(request.app().sampleAudits.draw(request.caller(), wanted, request.requestKey(body)));
}

Answer showSampleAudit(Request& request) {
    QueryReader query(request.query());
    const auto format = readReportFormat(query);
    query.finish();
    return reportAnswer(request.app().sampleAudits.show(request.caller(), {request.pathNumber(0)}, format),
                        format);
}

Answer recordSample(Request& request) {
    const auto results = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readSampleResults);
    return jsonAnswer(request.app().sampleAudits.record(request.caller(), {request.pathNumber(0)}, results));
}

Answer closeSample(Request& request) {
    const auto conclusion = readObject(request.body(kJson, limits::kJsonBodyBytes), "body",
                                       [](JsonFields& fields) { return fields.text("conclusion"); });
    return jsonAnswer(
        request.app().sampleAudits.close(request.caller(), {request.pathNumber(0)}, conclusion));
}

Answer proposalReport(Request& request) {
    QueryReader query(request.query());
    const auto wanted = readPeriod(query);
    query.finish();
    return jsonAnswer(request.app().rateReports.proposals(request.caller(), wanted));
}

}  // namespace vanthu::http
