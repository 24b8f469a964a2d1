#include "server/app/checks.h"
#include "server/app/rate_report_parts.h"
#include "server/reports/difference.h"
#include "storage/figure_changes.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace vanthu::app {

namespace {

/// More than that nobody reads; a shorter period or one unit has less.
constexpr std::size_t kMostThings = 5000;

std::string whatOf(const storage::FigureChange& change) {
    const std::string direction = change.direction == domain::Direction::outgoing ? "đi" : "đến";
    if (change.document) return "Văn bản " + direction + " số " + change.number;
    if (change.arrival) return "Văn bản đến qua liên thông, mã " + std::to_string(change.arrival->value);
    return (change.number.empty() ? "Số không có văn bản ở cuối "
                                  : "Số không có văn bản trước số " + change.number + ", ") +
           change.book;
}

std::vector<reports::DifferenceLine> linesOf(const std::vector<storage::FigureChange>& changes,
                                             const std::vector<reports::Unit>& units) {
    std::vector<reports::DifferenceLine> lines;
    for (const auto& change : changes) {
        const auto unit = std::ranges::find(units, change.unit, &reports::Unit::id);
        if (unit == units.end()) continue;
        reports::DifferenceLine line{.unit = unit->name,
                                     .organisation = change.unit,
                                     .direction = change.direction,
                                     .document = change.document,
                                     .what = whatOf(change),
                                     .dayBefore = change.dayBefore,
                                     .dayAfter = change.dayAfter,
                                     .because = change.because};
        for (const auto& [figure, by] : change.by)
            line.by.push_back({figure, by});
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

Report RateReports::difference(const Caller& caller, const DifferenceRequest& request) {
    require(caller, Action::seeReports);
    auto earlier = request.after;
    earlier.asOf = request.before;
    earlier.asOfChange = request.beforeChange;
    Checks given;
    if (!request.before && !request.beforeChange)
        given.add("before", "required", "Hãy nêu thời điểm trước đây để so sánh.");
    given.finish();
    const auto after = standpointOf(request.after);
    const auto before = standpointOf(earlier, "before");
    const auto changes = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::figureChanges(transaction, request.report, request.after.from, request.after.to,
                                      {before.change, domain::vietnamDate(before.moment)},
                                      {after.change, domain::vietnamDate(after.moment)}, kMostThings);
    });
    Checks found;
    if (before.change > after.change)
        found.add("before", "too_late", "Thời điểm trước đây phải trước thời điểm so sánh.");
    if (changes.size() > kMostThings)
        found.add("to", "too_much",
                  "Có quá nhiều thay đổi để liệt kê. Hãy chọn kỳ ngắn hơn hoặc một đơn vị.");
    found.finish();
    std::set<domain::OrganisationId> counted;
    for (const auto& change : changes)
        counted.insert(change.unit);
    const auto frame = frameOf(caller, request.after, after, counted);
    reports::DifferenceReport report{
        .report = request.report, .before = frame.heading, .after = frame.heading};
    report.before.asOf = before.moment;
    report.before.change = before.change;
    report.lines = linesOf(changes, frame.units);
    report.units = reports::unitsOf(report.lines);
    const auto name = "thay-doi-so-lieu-" + request.after.from.iso() + '-' + request.after.to.iso();
    if (request.after.format == ReportFormat::csv)
        return {reports::toCsv(report), "text/csv; charset=utf-8", name + ".csv"};
    return {reports::toJson(report), "application/json; charset=utf-8", name + ".json"};
}

}  // namespace vanthu::app
