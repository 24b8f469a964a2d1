#include "schemas/domain/time.h"

#include <catch2/catch.hpp>

using namespace vanthu::domain;

namespace {
Timestamp moment(std::int64_t seconds) {
    return Timestamp{std::chrono::seconds{seconds}};
}
}  // namespace

TEST_CASE("a date is always a day that exists", "[domain]") {
    CHECK(Date::fromParts(2020, 2, 29));
    CHECK_FALSE(Date::fromParts(2019, 2, 29));
    CHECK_FALSE(Date::fromParts(2020, 0, 1));
    CHECK_FALSE(Date::fromParts(2020, 13, 1));
    CHECK_FALSE(Date::fromParts(2020, 4, 31));
    CHECK_FALSE(Date::fromParts(1899, 12, 31));
    CHECK_FALSE(Date::fromParts(2201, 1, 1));
}

TEST_CASE("dates count days since 1970", "[domain]") {
    CHECK(Date{}.days() == 0);
    const auto day = Date::fromParts(2018, 9, 28);
    REQUIRE(day);
    CHECK(day->days() == 17802);
    CHECK(Date::fromDays(17802) == *day);
    CHECK(day->plusDays(3).iso() == "2018-10-01");
    CHECK(day->iso() == "2018-09-28");
    CHECK(day->vietnamese() == "28/09/2018");
    CHECK(*day < day->plusDays(1));
}

TEST_CASE("every spelling of a date is read", "[domain]") {
    const auto [text, iso] = GENERATE(table<std::string, std::string>({
        {"2018-09-28", "2018-09-28"},
        {"05/03/2020", "2020-03-05"},
        {"28-9-2018", "2018-09-28"},
        {"16-4-2018", "2018-04-16"},
        {"16.4.2018", "2018-04-16"},
        {"15/9/2021", "2021-09-15"},
        {"20/01/2015", "2015-01-20"},
        {"2018/09/28", "2018-09-28"},
        {"ngày 5 tháng 3 năm 2020", "2020-03-05"},
        {"Ngày 05  tháng 03 năm 2020 ", "2020-03-05"},
        {"nga\u0300y 5 tha\u0301ng 3 na\u0306m 2020", "2020-03-05"},
        {"5 tháng 3 năm 2020", "2020-03-05"},
    }));
    const auto day = parseAnyDate(text);
    REQUIRE(day);
    CHECK(day->iso() == iso);
}

TEST_CASE("text that is not wholly one date is no date", "[domain]") {
    const auto text = GENERATE(as<std::string>{}, "", "2018", "31/02/2018", "28/9/18", "28/9-2018",
                               "28/9/2018 x", "x 28/9/2018", "2018-9", "00/01/2018", "ngày tháng năm 2020",
                               "ngày 5 tháng 13 năm 2020", "99999/1/2018", "28/9/20188", "\xFF\xFE");
    CHECK_FALSE(parseAnyDate(text));
}

TEST_CASE("the API takes ISO dates only", "[domain]") {
    CHECK(parseIsoDate("2018-09-28") == Date::fromParts(2018, 9, 28));
    const auto text = GENERATE(as<std::string>{}, "", "28/09/2018", "2018-9-28", "2018-09-28T00:00",
                               "2018-02-30", "2018-09-2x", " 2018-09-28", "2018/09/28");
    CHECK_FALSE(parseIsoDate(text));
}

TEST_CASE("a day in Vietnam begins at 17:00 UTC of the day before", "[domain]") {
    const auto day = *Date::fromParts(2018, 9, 28);
    CHECK(isoVietnam(startOfDay(day)) == "2018-09-28T00:00:00+07:00");
    CHECK(vietnamDate(startOfDay(day)) == day);
    CHECK(vietnamDate(startOfDay(day) - std::chrono::seconds{1}) == day.plusDays(-1));
    CHECK(isoVietnam(moment(0)) == "1970-01-01T07:00:00+07:00");
    CHECK(isoVietnam(moment(-7 * 3600 - 1)) == "1969-12-31T23:59:59+07:00");
}

TEST_CASE("RFC 3339 moments are read with any offset", "[domain]") {
    const auto [text, vietnam] = GENERATE(table<std::string, std::string>({
        {"2018-09-28T08:15:00+07:00", "2018-09-28T08:15:00+07:00"},
        {"2018-09-28T01:15:00Z", "2018-09-28T08:15:00+07:00"},
        {"2018-09-27t20:15:00.125-05:00", "2018-09-28T08:15:00+07:00"},
        {"2016-12-31T23:59:60Z", "2017-01-01T07:00:00+07:00"},
    }));
    const auto read = parseTimestamp(text);
    REQUIRE(read);
    CHECK(isoVietnam(*read) == vietnam);
}

TEST_CASE("text that is not RFC 3339 is no moment", "[domain]") {
    const auto text = GENERATE(as<std::string>{}, "", "2018-09-28", "2018-09-28T08:15:00",
                               "2018-09-28 08:15:00Z", "2018-09-28T24:00:00Z", "2018-09-28T08:60:00Z",
                               "2018-09-28T08:15:61Z", "2018-09-28T08:15:00.Z", "2018-09-28T08:15:00+0700",
                               "2018-09-28T08:15:00Zx", "2018-02-30T08:15:00Z", "2018-09-28T08:15:00.5");
    CHECK_FALSE(parseTimestamp(text));
}

TEST_CASE("people read day, month, year and the clock of Vietnam", "[domain]") {
    const auto lateInUtc = parseTimestamp("2018-09-27T23:05:59Z").value();

    CHECK(vietnameseTime(lateInUtc) == "28/09/2018 06:05");
}
