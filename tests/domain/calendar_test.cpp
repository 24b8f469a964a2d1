#include "schemas/domain/calendar.h"

#include <catch2/catch.hpp>

#include <set>
#include <tuple>

#include "schemas/domain/error.h"
#include "tests/support/day.h"

using namespace vanthu::domain;
using vanthu::tests::day;

TEST_CASE("weekends and fixed holidays are no working days", "[domain]") {
    const WorkingCalendar calendar{initialCalendar()};
    CHECK(calendar.isWorkingDay(day(2018, 9, 28)));        // Friday
    CHECK_FALSE(calendar.isWorkingDay(day(2018, 9, 29)));  // Saturday
    CHECK_FALSE(calendar.isWorkingDay(day(2018, 9, 30)));  // Sunday
    CHECK_FALSE(calendar.isWorkingDay(day(2020, 9, 2)));
    CHECK_FALSE(calendar.isWorkingDay(day(2019, 1, 1)));
    CHECK(calendar.isWorkingDay(day(2019, 1, 2)));
}

TEST_CASE("the next working day lies behind weekends and holidays", "[domain]") {
    const WorkingCalendar calendar{initialCalendar()};
    CHECK(calendar.nextWorkingDay(day(2018, 9, 27)) == day(2018, 9, 28));
    CHECK(calendar.nextWorkingDay(day(2018, 9, 28)) == day(2018, 10, 1));
    CHECK(calendar.nextWorkingDay(day(2020, 4, 29)) == day(2020, 5, 4));
}

TEST_CASE("Tết, Giỗ Tổ and swapped days follow the announcements of each year", "[domain]") {
    const WorkingCalendar calendar{initialCalendar()};
    CHECK(calendar.nextWorkingDay(day(2018, 2, 13)) == day(2018, 2, 21));  // Tết Mậu Tuất
    CHECK(calendar.nextWorkingDay(day(2025, 1, 24)) == day(2025, 2, 3));   // Tết Ất Tỵ
    CHECK_FALSE(calendar.isWorkingDay(day(2018, 4, 25)));                  // mùng 10 tháng 3
    CHECK_FALSE(calendar.isWorkingDay(day(2022, 4, 11)));                  // in lieu of Sunday the 10th
    CHECK_FALSE(calendar.isWorkingDay(day(2018, 12, 31)));                 // swapped …
    CHECK(calendar.isWorkingDay(day(2019, 1, 5)));                         // … for this Saturday
    CHECK_FALSE(calendar.isWorkingDay(day(2030, 2, 4)));                   // mùng 3
}

TEST_CASE("the calendar names no day twice, and works only on weekend days", "[domain]") {
    std::set<std::tuple<int, unsigned, unsigned>> seen;
    for (const auto& exception : initialCalendar()) {
        CAPTURE(exception.year, exception.month, exception.day);
        CHECK(seen.emplace(exception.year, exception.month, exception.day).second);
        if (!exception.working) continue;
        const auto swapped = day(exception.year, exception.month, exception.day);
        CHECK_FALSE(WorkingCalendar{{}}.isWorkingDay(swapped));
    }
}

TEST_CASE("a single day can be off or worked in exchange", "[domain]") {
    const WorkingCalendar calendar{{{2025, 5, 2, false, "hoán đổi"},
                                    {2025, 4, 26, true, "làm bù"},
                                    {2025, 4, 30, true, "một lần"},
                                    {0, 4, 30, false, "Ngày Chiến thắng"}}};
    CHECK_FALSE(calendar.isWorkingDay(day(2025, 5, 2)));
    CHECK(calendar.isWorkingDay(day(2025, 4, 26)));
    CHECK(calendar.isWorkingDay(day(2025, 4, 30)));
    CHECK_FALSE(calendar.isWorkingDay(day(2026, 4, 30)));
}

TEST_CASE("a day that does not exist is refused", "[domain]") {
    CHECK_THROWS_AS((WorkingCalendar{{{2025, 2, 30, false, "?"}}}), vanthu::Error);
}

TEST_CASE("working days are counted over weekends and Tết", "[domain]") {
    const WorkingCalendar calendar{initialCalendar()};
    CHECK(calendar.plusWorkingDays(day(2018, 9, 27), 0) == day(2018, 9, 27));
    CHECK(calendar.plusWorkingDays(day(2018, 9, 29), 0) == day(2018, 9, 29));  // a Saturday stays one
    CHECK(calendar.plusWorkingDays(day(2018, 9, 27), 3) == day(2018, 10, 2));
    CHECK(calendar.plusWorkingDays(day(2018, 2, 12), 2) == day(2018, 2, 21));  // over Tết Mậu Tuất
    CHECK(calendar.workingDaysBetween(day(2018, 9, 27), day(2018, 10, 2)) == 3);
    CHECK(calendar.workingDaysBetween(day(2018, 9, 28), day(2018, 9, 30)) == 0);
    CHECK(calendar.workingDaysBetween(day(2018, 10, 2), day(2018, 9, 27)) == 0);
    CHECK(calendar.workingDaysBetween(day(2018, 2, 12), day(2018, 2, 21)) == 2);
}

TEST_CASE("the morning of the next working day ends at noon in Vietnam", "[domain]") {
    const WorkingCalendar calendar{initialCalendar()};
    CHECK(isoVietnam(calendar.noonOfNextWorkingDay(day(2018, 9, 28))) == "2018-10-01T12:00:00+07:00");
}

TEST_CASE("an exception that was withdrawn does not count", "[domain]") {
    CalendarException storm{2025, 5, 6, false, "Nghỉ bão"};
    CHECK_FALSE(WorkingCalendar({storm}).isWorkingDay(day(2025, 5, 6)));
    storm.withdrawn = true;
    CHECK(WorkingCalendar({storm}).isWorkingDay(day(2025, 5, 6)));
}

TEST_CASE("the day of an exception is written and read in both forms", "[domain]") {
    CalendarException exception;
    for (const auto* text : {"2026-01-02", "02-29", "12-31"}) {
        REQUIRE(readDayText(text, exception));
        CHECK(dayText(exception) == text);
    }
    for (const auto* wrong : {"", "2026-02-29", "13-01", "2-1", "2026-1-2", "00-10", "2026-01-02 "})
        CHECK_FALSE(readDayText(wrong, exception));
}
