#include "server/app/checks.h"
#include "server/app/declared_differences.h"
#include "server/app/delivered_figures.h"
#include "server/app/rate_report_parts.h"
#include "server/reports/difference.h"
#include "storage/change_log.h"
#include "storage/figure_changes.h"
#include "storage/rate_rules_store.h"

#include <algorithm>
#include <map>
#include <optional>
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

/// What a unit delivered at two places of the log; what it did not is nothing.
struct DeliveredThenAndNow {
    DeliveredUnit then, now;
};
using DeliveredChanges = std::map<domain::OrganisationId, DeliveredThenAndNow>;

DeliveredChanges deliveredChanges(const DeliveredFigures& before, const DeliveredFigures& after) {
    DeliveredChanges changes;
    for (const auto& unit : before.units)
        changes[unit.organisation].then = unit;
    for (const auto& unit : after.units)
        changes[unit.organisation].now = unit;
    std::erase_if(changes,
                  [](const auto& change) { return change.second.then.figures == change.second.now.figures; });
    return changes;
}

std::string whatWasDelivered(const DeliveredUnit& now) {
    if (now.packages.empty()) return "Không còn gói số liệu của đơn vị";
    const auto& package = now.packages.back();
    return "Gói số liệu do đơn vị gửi, lần " + std::to_string(package.sequence) + ", " + package.digest;
}

std::vector<reports::FigureDifference> differencesOf(domain::FigureReport report, domain::Direction direction,
                                                     const domain::WayFigures& then,
                                                     const domain::WayFigures& now) {
    std::vector<reports::FigureDifference> by;
    for (const auto& word : domain::kWords<domain::Figure>) {
        const auto place = static_cast<std::size_t>(word.value);
        const auto more = now.counts.at(place) - then.counts.at(place);
        if (more != 0 && domain::reads(report, direction, word.value)) by.push_back({word.value, more});
    }
    return by;
}

/// A line for each unit and direction whose delivered figures differ.
void addDeliveredLines(storage::ReadTransaction& transaction, domain::FigureReport report,
                       const DeliveredChanges& changes, const std::vector<reports::Unit>& units,
                       std::vector<reports::DifferenceLine>& lines) {
    for (const auto& [organisation, change] : changes) {
        const auto unit = std::ranges::find(units, organisation, &reports::Unit::id);
        if (unit == units.end()) continue;
        std::optional<domain::Change> because;
        if (change.now.since > 0)
            because = storage::readChanges(transaction, change.now.since - 1, 1).front();
        const auto add = [&](domain::Direction direction, auto way) {
            auto by = differencesOf(report, direction, change.then.figures.*way, change.now.figures.*way);
            if (by.empty()) return;
            lines.push_back({.unit = unit->name,
                             .organisation = organisation,
                             .direction = direction,
                             .document = {},
                             .what = whatWasDelivered(change.now),
                             .dayBefore = {},
                             .dayAfter = {},
                             .by = std::move(by),
                             .because = because});
        };
        add(domain::Direction::outgoing, &domain::UnitFigures::outgoing);
        add(domain::Direction::incoming, &domain::UnitFigures::incoming);
    }
}

}  // namespace

void RateReports::addBase(const Caller& caller, const ReportRequest& request, const Standpoint& before,
                          const Standpoint& after, reports::DifferenceReport& report) {
    if (request.base == reports::RateBase::numberSeries) {
        report.units = reports::unitsOf(report.lines);
        return;
    }
    const EntryThenAndNow counted{countEntry(caller, request, before), countEntry(caller, request, after)};
    database_.read(
        [&](storage::ReadTransaction& transaction) { addDeclaredLines(transaction, counted, report.lines); });
    report.units = reports::unitsOf(report.lines);
    addDenominators(counted, report.units);
}

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
    const reports::Period period{request.after.from, request.after.to};
    const auto delivered = database_.read([&](storage::ReadTransaction& transaction) {
        return deliveredChanges(deliveredFigures(transaction, period, before),
                                deliveredFigures(transaction, period, after));
    });
    std::set<domain::OrganisationId> counted;
    for (const auto& change : changes)
        counted.insert(change.unit);
    for (const auto& [unit, change] : delivered)
        counted.insert(unit);
    const auto frame = frameOf(caller, request.after, after, counted);
    reports::DifferenceReport report{.report = request.report,
                                     .base = request.after.base,
                                     .before = frame.heading,
                                     .after = frame.heading};
    report.before.asOf = before.moment;
    report.before.change = before.change;
    report.before.rules = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::rateRulesOn(transaction, period.to, before.change);
    });
    report.lines = linesOf(changes, frame.units);
    database_.read([&](storage::ReadTransaction& transaction) {
        addDeliveredLines(transaction, request.report, delivered, frame.units, report.lines);
    });
    addBase(caller, request.after, before, after, report);
    const auto name = "thay-doi-so-lieu-" + request.after.from.iso() + '-' + request.after.to.iso();
    if (request.after.format == ReportFormat::csv)
        return {reports::toCsv(report), "text/csv; charset=utf-8", name + ".csv"};
    return {reports::toJson(report), "application/json; charset=utf-8", name + ".json"};
}

}  // namespace vanthu::app
