#include "schemas/domain/spreadsheet.h"

#include <catch2/catch.hpp>

using namespace vanthu::domain;

TEST_CASE("serial days follow the two systems of spreadsheets", "[domain]") {
    CHECK(dayOfSerial(1, false)->iso() == "1900-01-01");
    CHECK(dayOfSerial(59, false)->iso() == "1900-02-28");
    CHECK_FALSE(dayOfSerial(60, false));  // the leap day that spreadsheets believe in
    CHECK(dayOfSerial(61, false)->iso() == "1900-03-01");
    CHECK(dayOfSerial(43470.99, false)->iso() == "2019-01-05");
    CHECK(dayOfSerial(42008, true)->iso() == "2019-01-05");
    CHECK_FALSE(dayOfSerial(0, false));
    CHECK_FALSE(dayOfSerial(1e300, false));
    CHECK_FALSE(dayOfSerial(-5, true));
}

TEST_CASE("formats that show days are told from those that do not", "[domain]") {
    for (const char* format : {"dd/mm/yyyy", "[$-42A]d\\ mmmm\\ yyyy", "yyyy", "m/d/yy h:mm"}) {
        CAPTURE(format);
        CHECK(isDateFormat(format));
    }
    for (const char* format :
         {"General", "0.00", "#,##0 \"đồng/day\"", "[Red]0", "h:mm", "0;\"dy\"", "\\d0"}) {
        CAPTURE(format);
        CHECK_FALSE(isDateFormat(format));
    }
}

TEST_CASE("numbers are shown without needless digits", "[domain]") {
    CHECK(shownNumber(42) == "42");
    CHECK(shownNumber(-0.5) == "-0.5");
    CHECK(shownNumber(0.1 + 0.2) == "0.3");
    CHECK(shownNumber(1e300) == "1e+300");
}
