#include "schemas/domain/calendar.h"

#include <catch2/catch.hpp>

#include "schemas/domain/error.h"

using namespace vanthu::domain;

namespace {
Date day(int year, unsigned month, unsigned dayOfMonth) {
    return *Date::fromParts(year, month, dayOfMonth);
}
}  // namespace

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
