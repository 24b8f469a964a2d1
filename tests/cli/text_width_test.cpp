#include <catch2/catch.hpp>

#include "client-cli/table.h"
#include "client-cli/text_width.h"

namespace cli = vanthu::cli;

TEST_CASE("Vietnamese text is as wide as its letters", "[cli]") {
    const auto [text, width] = GENERATE(table<std::string, std::size_t>({
        {"", 0},
        {"abc", 3},
        {"Quyết định", 10},
        {"Quye\xCC\x82\xCC\x81t", 5},  // e with two combining marks: NFD
        {"Đường", 5},
        {"漢字", 4},
        {"a\xC2\xAD"
         "b",
         2},  // soft hyphen
        {"\xFF\xFE", 2},
    }));

    CHECK(cli::displayWidth(text) == width);
}

TEST_CASE("text is shortened between letters, never inside one", "[cli]") {
    CHECK(cli::shortened("Quyết định", 10) == "Quyết định");
    CHECK(cli::shortened("Quyết định", 9) == "Quyết đị…");
    CHECK(cli::shortened("Quyết định", 1) == "…");
    CHECK(cli::shortened("Quyết định", 0).empty());
    CHECK(cli::displayWidth(cli::shortened("漢字漢字", 4)) <= 4);
}

TEST_CASE("escape sequences of a hostile subject do not reach the terminal", "[cli]") {
    CHECK(cli::printable("a\x1b[31mb\nc\x9b") == "a [31mb c\xEF\xBF\xBD");
}

TEST_CASE("table columns line up whatever accents the cells carry", "[cli]") {
    cli::Table table({{"Mã", cli::Align::right}, {"Tên"}});
    table.addRow({"1", "Sở Nội vụ"});
    table.addRow({"1234", "UBND"});

    const auto lines = table.lines(0);

    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "  Mã  Tên");
    CHECK(lines[1] == "   1  Sở Nội vụ");
    CHECK(lines[2] == "1234  UBND");
}

TEST_CASE("on a narrow screen only the columns that may shrink give way", "[cli]") {
    cli::Table table({{"Số"}, {"Trích yếu", cli::Align::left, true}});
    table.addRow({"456/KH-UBND", "Kế hoạch cải cách hành chính năm 2019 của tỉnh"});

    const auto lines = table.lines(30);

    CHECK(cli::displayWidth(lines[1]) == 30);
    CHECK(lines[1].starts_with("456/KH-UBND  Kế hoạch"));
    CHECK(lines[1].ends_with("…"));
}

TEST_CASE("a row with too few cells is filled, one with too many is cut", "[cli]") {
    cli::Table table({{"A"}, {"B"}});
    table.addRow({"1"});
    table.addRow({"1", "2", "3"});

    CHECK(table.lines(0)[1] == "1");
    CHECK(table.lines(0)[2] == "1  2");
}
