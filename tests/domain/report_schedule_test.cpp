#include "schemas/domain/report_schedule.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
namespace {

using domain::SchedulePeriod;
using domain::ScheduleRhythm;
using domain::ScheduleTimes;

std::string dueAfter(const ScheduleTimes& times, const std::string& moment) {
    const auto after = *domain::parseTimestamp(moment + ":00+07:00");
    return domain::isoVietnam(domain::nextDue(times, after))
        .substr(0, std::string("2026-01-01T07:30").size());
}

std::string periodOn(SchedulePeriod period, const std::string& day) {
    const auto [from, to] = domain::daysOf(period, *domain::parseIsoDate(day));
    return from.iso() + ' ' + to.iso();
}

constexpr int kHalfPastSeven = 7 * 60 + 30;

TEST_CASE("a monthly schedule is due on its day, in a shorter month on the last one", "[domain]") {
    const ScheduleTimes fifth{ScheduleRhythm::monthly, 5, kHalfPastSeven};
    CHECK(dueAfter(fifth, "2026-03-02T08:00") == "2026-03-05T07:30");
    CHECK(dueAfter(fifth, "2026-03-05T07:29") == "2026-03-05T07:30");
    CHECK(dueAfter(fifth, "2026-03-05T07:30") == "2026-04-05T07:30");
    const ScheduleTimes last{ScheduleRhythm::monthly, 31, 0};
    CHECK(dueAfter(last, "2026-02-01T00:00") == "2026-02-28T00:00");
    CHECK(dueAfter(last, "2028-02-01T00:00") == "2028-02-29T00:00");
    CHECK(dueAfter(last, "2026-02-28T00:00") == "2026-03-31T00:00");
    CHECK(dueAfter({ScheduleRhythm::monthly, 30, 0}, "2026-12-31T00:00") == "2027-01-30T00:00");
}

TEST_CASE("a weekly schedule is due on its day of the week in Vietnam", "[domain]") {
    const ScheduleTimes monday{ScheduleRhythm::weekly, 1, 0};
    // A Monday, 2 March 2026; in UTC it is still Sunday.
    CHECK(dueAfter(monday, "2026-03-01T23:59") == "2026-03-02T00:00");
    CHECK(dueAfter(monday, "2026-03-02T00:00") == "2026-03-09T00:00");
    CHECK(dueAfter({ScheduleRhythm::weekly, 7, kHalfPastSeven}, "2026-03-02T08:00") == "2026-03-08T07:30");
}

TEST_CASE("a quarterly schedule is due in the first month of the quarter", "[domain]") {
    const ScheduleTimes tenth{ScheduleRhythm::quarterly, 10, kHalfPastSeven};
    CHECK(dueAfter(tenth, "2026-01-10T07:30") == "2026-04-10T07:30");
    CHECK(dueAfter(tenth, "2026-11-01T00:00") == "2027-01-10T07:30");
    const ScheduleTimes last{ScheduleRhythm::quarterly, 31, 0};
    CHECK(dueAfter(last, "2026-01-30T23:59") == "2026-01-31T00:00");
    CHECK(dueAfter(last, "2026-01-31T00:00") == "2026-04-30T00:00");
    CHECK(dueAfter(last, "2026-04-30T00:00") == "2026-07-31T00:00");
    CHECK(dueAfter(last, "2026-07-31T00:00") == "2026-10-31T00:00");
    CHECK(dueAfter(last, "2026-10-31T00:00") == "2027-01-31T00:00");
}

TEST_CASE("the period of a run ends before the day on which it is due", "[domain]") {
    CHECK(periodOn(SchedulePeriod::lastWeek, "2026-03-02") == "2026-02-23 2026-03-01");
    CHECK(periodOn(SchedulePeriod::lastWeek, "2026-03-08") == "2026-02-23 2026-03-01");
    CHECK(periodOn(SchedulePeriod::lastMonth, "2026-03-31") == "2026-02-01 2026-02-28");
    CHECK(periodOn(SchedulePeriod::lastMonth, "2026-01-05") == "2025-12-01 2025-12-31");
    CHECK(periodOn(SchedulePeriod::lastQuarter, "2026-02-10") == "2025-10-01 2025-12-31");
    CHECK(periodOn(SchedulePeriod::lastQuarter, "2026-06-30") == "2026-01-01 2026-03-31");
    CHECK(periodOn(SchedulePeriod::lastYear, "2026-07-01") == "2025-01-01 2025-12-31");
    CHECK(periodOn(SchedulePeriod::yearToDate, "2026-07-01") == "2026-01-01 2026-06-30");
    CHECK(periodOn(SchedulePeriod::yearToDate, "2026-01-01") == "2025-01-01 2025-12-31");
}

TEST_CASE("a mail of a run has the same id at every attempt, and no other mail has it", "[domain]") {
    const domain::ReportRun run{
        .id = {7}, .schedule = {3}, .dueAt = domain::Timestamp{std::chrono::seconds{9}}};
    domain::ReportMail mail{.id = {11}, .run = {7}};
    const auto id = domain::messageIdOf(run, mail);
    mail.attempts = 4;
    CHECK(domain::messageIdOf(run, mail) == id);
    CHECK(id == "bao-cao-3-9-7-11");
    mail.id = {12};
    CHECK(domain::messageIdOf(run, mail) != id);
}

}  // namespace
}  // namespace vanthu::tests
