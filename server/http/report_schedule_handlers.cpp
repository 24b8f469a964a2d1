#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/json_reader.h"
#include "server/http/query_reader.h"
#include "server/http/report_reading.h"

#include <limits>
#include <utility>

namespace vanthu::http {
namespace {

constexpr std::size_t kFormatsGiven = 10;

app::ReportScheduleRequest readSchedule(JsonFields& fields) {
    app::ReportScheduleRequest schedule;
    schedule.title = fields.text("title", Presence::required);
    schedule.report = fields.word("report", domain::ScheduledReport::entry, Presence::required);
    schedule.unit = fields.organisation("unit");
    schedule.base = fields.text("base");
    schedule.index = fields.text("index");
    schedule.period = fields.word("period", domain::SchedulePeriod::lastMonth, Presence::required);
    schedule.rhythm = fields.word("rhythm", domain::ScheduleRhythm::monthly, Presence::required);
    schedule.day =
        static_cast<int>(fields.integer("day", 1, domain::kMonthDays, Presence::required).value_or(1));
    schedule.time = fields.text("time", Presence::required);
    schedule.formats = fields.texts("formats", kFormatsGiven);
    for (const auto id : fields.integers("accounts", 1, limits::kScheduleRecipients))
        schedule.accounts.push_back({id});
    schedule.addresses = fields.texts("addresses", limits::kScheduleRecipients);
    return schedule;
}

Answer scheduleAnswer(app::ShownSchedule shown) {
    return jsonAnswer(std::move(shown.json)).with("ETag", shown.etag);
}

domain::ReportScheduleId scheduleIn(const Request& request) {
    return {request.pathNumber(0)};
}

}  // namespace

Answer listReportSchedules(Request& request) {
    return jsonAnswer(request.app().reportSchedules.list(request.caller()));
}

Answer createReportSchedule(Request& request) {
    const auto body = request.body(kJson, limits::kJsonBodyBytes);
    const auto wanted = readObject(body, "body", readSchedule);
    return createdAnswer(
        request.app().reportSchedules.create(request.caller(), wanted, request.requestKey(body)));
}

Answer showReportSchedule(Request& request) {
    return scheduleAnswer(request.app().reportSchedules.show(request.caller(), scheduleIn(request)));
}

Answer changeReportSchedule(Request& request) {
    const auto wanted = readObject(request.body(kJson, limits::kJsonBodyBytes), "body", readSchedule);
    return scheduleAnswer(request.app().reportSchedules.change(request.caller(), scheduleIn(request), wanted,
                                                               request.header("If-Match")));
}

Answer stopReportSchedule(Request& request) {
    request.app().reportSchedules.stop(request.caller(), scheduleIn(request));
    return noContent();
}

Answer listReportRuns(Request& request) {
    const auto [before, limit] = readNewestFirst<domain::ReportRunId>(request.query());
    return jsonAnswer(
        request.app().reportSchedules.runs(request.caller(), scheduleIn(request), before, limit));
}

Answer runReportSchedule(Request& request) {
    return createdAnswer(
        request.app().reportSchedules.runNow(request.caller(), scheduleIn(request), request.requestKey("")));
}

Answer downloadReportRun(Request& request) {
    QueryReader query(request.query());
    const auto given = query.text("format", 16);
    const auto format = domain::parse<domain::ScheduledFormat>(given);
    if (!format) query.note("format", "unknown_value", "Cho phép: pdf, xlsx, csv.");
    query.finish();
    return reportAnswer(request.app().reportSchedules.file(request.caller(), scheduleIn(request),
                                                           {request.pathNumber(1)}, *format),
                        app::ReportFormat::pdf);
}

}  // namespace vanthu::http
