#include "tests/golden/questions.h"

#include "storage/figure_follower.h"
#include "tests/golden/caller.h"

#include <array>
#include <chrono>

namespace vanthu::tests::golden {

using domain::Date;

namespace {

/// Everything happens in these two years.
constexpr int kFirstYear = 2024;
constexpr int kDays = 731;

Date first(int year, int month) {
    return Date::fromParts(year + (month - 1) / 12, static_cast<unsigned>((month - 1) % 12 + 1), 1).value();
}

/// So many whole months from that one on.
app::ReportRequest months(int year, int month, int count) {
    return {.from = first(year, month), .to = first(year, month + count).plusDays(-1)};
}

}  // namespace

app::ReportRequest Questions::somePeriod() {
    const int year = kFirstYear + stage_.pick(0, 1);
    const auto day = first(kFirstYear, 1).plusDays(stage_.pick(0, kDays - 1));
    if (!stage_.declaredPeriods.empty() && stage_.oneIn(3)) {
        const auto& [from, to] = stage_.any(stage_.declaredPeriods);
        return {.from = from, .to = to};
    }
    switch (stage_.pick(0, 7)) {
        case 0:
            return {.from = day, .to = day};
        case 1:
            return months(year, stage_.pick(1, 12), 1);
        case 2:
            return months(year, 1 + 3 * stage_.pick(0, 3), 3);
        case 3:
            return months(year, 1, 12);
        case 4:
            return months(kFirstYear, 1, 24);
        case 5:
            return months(2019, stage_.pick(1, 12), 1);  // before everything
        default:
            return {.from = day, .to = day.plusDays(stage_.pick(1, 250))};
    }
}

void Questions::ask(app::ReportRequest request) {
    const auto caller = administrator();
    const auto ask = [&](const char* name, app::Report (app::RateReports::*report)(
                                               const app::Caller&, const app::ReportRequest&)) {
        const auto answer = (reports_.*report)(caller, request).bytes;
        stage_.facts.answer(name, request, stage_.clock.now(), answer);
        if (answer.find("\"former\"") != std::string::npos) stage_.happened("row of a follower");
        if (request.compared) stage_.happened("beside earlier periods");
    };
    // What has not begun is refused: as many days from today on instead.
    const auto today = stage_.today();
    if (request.from > today) {
        request.to = today.plusDays(request.to.days() - request.from.days());
        request.from = today;
    }
    using reports::RateBase;
    request.base = std::array{RateBase::numberSeries, RateBase::declared, RateBase::greater}.at(
        static_cast<std::size_t>(stage_.pick(0, 2)));
    request.unitsToday = request.unitsToday || stage_.oneIn(3);
    request.compared = stage_.oneIn(8);
    ask("entry", &app::RateReports::entry);
    ask("interconnection", &app::RateReports::interconnection);
    ask("handling", &app::RateReports::handling);
    ask("timeliness", &app::RateReports::timeliness);
}

void Questions::askNow() {
    ask(somePeriod());
}

void Questions::askMonth() {
    const auto today = stage_.today();
    ask(months(today.year(), static_cast<int>(today.month()), 1));
}

void Questions::askPast() {
    auto request = somePeriod();
    if (stage_.oneIn(2)) {
        request.asOfChange = stage_.any(stage_.changes);
    } else {
        auto day = first(kFirstYear, 1).plusDays(stage_.pick(0, kDays));
        if (!stage_.successionDays.empty() && stage_.oneIn(3)) {
            day = stage_.any(stage_.successionDays);
            request = months(kFirstYear, 1, 24);
            request.unitsToday = true;
        }
        request.asOf = domain::startOfDay(day) + std::chrono::minutes{stage_.pick(0, 24 * 60 - 1)};
        if (*request.asOf > stage_.clock.now()) request.asOf.reset();
    }
    const bool isBeforeAll = request.asOf && *request.asOf < kBegin;
    if (!isBeforeAll && stage_.oneIn(6)) request.unit = domain::OrganisationId{stage_.pick(1, 4)};
    ask(request);
}

void Questions::follow() {
    stage_.database.write({}, [&](storage::WriteTransaction& transaction) {
        return storage::followFigures(transaction, stage_.pick(1, 15));
    });
}

}  // namespace vanthu::tests::golden
