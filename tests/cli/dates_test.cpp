#include <catch2/catch.hpp>

#include "client-cli/dates.h"

namespace cli = vanthu::cli;

TEST_CASE("an age is told in the largest unit that it reaches", "[cli]") {
    CHECK(cli::ageForPeople(0) == "0 giây");
    CHECK(cli::ageForPeople(59) == "59 giây");
    CHECK(cli::ageForPeople(60) == "1 phút");
    CHECK(cli::ageForPeople(3599) == "59 phút");
    CHECK(cli::ageForPeople(3600) == "1 giờ");
    CHECK(cli::ageForPeople(2 * 86400) == "2 ngày");
}

TEST_CASE("dates are read in the spellings that people and files use", "[cli]") {
    const auto text =
        GENERATE("2018-09-28", "28/09/2018", "28/9/2018", "28-9-2018", "28.9.2018", "2018/09/28");

    CHECK(cli::isoDate(text) == "2018-09-28");
}

TEST_CASE("what is no day of the calendar is no date", "[cli]") {
    const auto text =
        GENERATE("", "x", "31/02/2018", "29/02/2019", "28/09/18", "28/09-2018", "2018-13-01", "0/1/2018",
                 "28/09/2018x", " 28/09/2018", "28//2018", "1/1/1899", "-1/2/2018", "28/09/20181");

    CHECK(cli::isoDate(text) == std::nullopt);
}

TEST_CASE("moments and dates are shown the Vietnamese way", "[cli]") {
    CHECK(cli::dateForPeople("2018-09-28") == "28/09/2018");
    CHECK(cli::dateForPeople("2018-09-28T08:15:00+07:00") == "28/09/2018 08:15");
    CHECK(cli::dateForPeople("") == "");
    CHECK(cli::dateForPeople("hôm qua") == "hôm qua");
}
