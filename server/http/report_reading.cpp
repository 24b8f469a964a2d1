#include "server/http/report_reading.h"

#include "server/http/page_policy.h"

#include <limits>
#include <utility>

namespace vanthu::http {

app::ReportFormat readReportFormat(QueryReader& query, ReportPage page) {
    const auto given = query.text("format", 16);
    const bool hasPage = page == ReportPage::offered;
    if (hasPage && given == "html") return app::ReportFormat::html;
    if (given == "csv") return app::ReportFormat::csv;
    if (given == "xlsx") return app::ReportFormat::xlsx;
    if (given == "pdf") return app::ReportFormat::pdf;
    if (!given.empty() && given != "json")
        query.note("format", "unknown_value",
                   hasPage ? "Cho phép: json, csv, xlsx, pdf, html." : "Cho phép: json, csv, xlsx, pdf.");
    return app::ReportFormat::json;
}

std::optional<domain::Timestamp> readAsOf(QueryReader& query, const std::string& name) {
    const auto given = query.text(name, 40);
    if (given.empty()) return std::nullopt;
    if (const auto day = domain::parseIsoDate(given))
        return domain::startOfDay(day->plusDays(1)) - std::chrono::seconds{1};
    const auto moment = domain::parseTimestamp(given);
    if (!moment) query.note(name, "not_a_moment", "Viết dạng 2018-09-28 hoặc 2018-09-28T08:15:00+07:00.");
    return moment;
}

app::AsOf readStandpoint(QueryReader& query) {
    auto moment = readAsOf(query, "as_of");
    return {moment, query.integer("as_of_change", 1, std::numeric_limits<std::int64_t>::max())};
}

Answer reportAnswer(app::Report report, app::ReportFormat format) {
    auto answer = textAnswer(std::move(report.bytes), report.mediaType);
    if (format == app::ReportFormat::json) return answer;
    if (!report.style.empty())
        return std::move(answer)
            .with("Content-Disposition", "inline; filename=\"" + report.fileName + '"')
            .with("Content-Security-Policy", pagePolicy(report.style));
    return std::move(answer).with("Content-Disposition", "attachment; filename=\"" + report.fileName + '"');
}

}  // namespace vanthu::http
