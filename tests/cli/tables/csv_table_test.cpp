#include "tests/cli/tables/rows.h"

#include <catch2/catch.hpp>

using namespace vanthu::tests;
using Cells = std::vector<std::vector<std::string>>;

TEST_CASE("comma, semicolon and tab are told apart", "[tables]") {
    const std::string separator = GENERATE(",", ";", "\t");
    const auto line = [&](const std::string& a, const std::string& b, const std::string& c) {
        return a + separator + b + separator + c + "\r\n";
    };
    const auto text = line("Số", "Ngày", "Trích yếu") + line("1", "05/01/2019", "\"a, b; c\td\"") +
                      line("2", "06/01/2019", "\"x, y; z\"");
    CHECK(cellsOf(rowsOfText("so.csv", text)) == Cells{{"Số", "Ngày", "Trích yếu"},
                                                       {"1", "05/01/2019", "a, b; c\td"},
                                                       {"2", "06/01/2019", "x, y; z"}});
}

TEST_CASE("commas of sentences do not win over the separator of the table", "[tables]") {
    const std::string text = "Số, ký hiệu;Ngày;Trích yếu\n1;2;một, hai, ba, bốn, năm\n2;3;a, b\n3;4;c\n";
    CHECK(rowsOfText("so.csv", text)[1].cells ==
          std::vector<std::string>{"1", "2", "một, hai, ba, bốn, năm"});
}

TEST_CASE("a line that names the separator is obeyed and no row", "[tables]") {
    const auto rows = rowsOfText("so.csv", "sep=|\na|b,c\n");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].line == 2);
    CHECK(rows[0].cells == std::vector<std::string>{"a", "b,c"});
}

TEST_CASE("UTF-8 with and without a mark and UTF-16 of both orders read alike", "[tables]") {
    const std::u16string text = u"Số,Trích yếu\n1,Về đất đai 𝔘\n2,Kế hoạch của Ủy ban nhân dân\n";
    const auto encoded = [&](bool little) {
        std::string bytes;
        for (const char16_t unit : text) {
            const char low = static_cast<char>(unit & 0xFF);
            const char high = static_cast<char>(unit >> 8);
            bytes += little ? low : high;
            bytes += little ? high : low;
        }
        return bytes;
    };
    const std::string utf8 = "Số,Trích yếu\n1,Về đất đai 𝔘\n2,Kế hoạch của Ủy ban nhân dân\n";
    const std::vector<std::string> spellings{
        utf8,          "\xEF\xBB\xBF" + utf8, "\xFF\xFE" + encoded(true), "\xFE\xFF" + encoded(false),
        encoded(true), encoded(false)};
    const auto& bytes = spellings[GENERATE(range(std::size_t{0}, std::size_t{6}))];
    CHECK(cellsOf(rowsOfText("so.csv", bytes)) ==
          Cells{{"Số", "Trích yếu"}, {"1", "Về đất đai 𝔘"}, {"2", "Kế hoạch của Ủy ban nhân dân"}});
}

TEST_CASE("quoted cells keep line ends and quotes, and lines count as a person counts them", "[tables]") {
    const auto rows = rowsOfText("so.csv", "a,b\n\"x\ny\",\"nói \"\"không\"\"\"\n\n, \nc,d");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].line == 2);
    CHECK(rows[1].cells == std::vector<std::string>{"x\ny", "nói \"không\""});
    CHECK(rows[2].line == 6);
    CHECK(rows[2].cells == std::vector<std::string>{"c", "d"});
}

TEST_CASE("bytes that are no UTF-8 spoil their own row only", "[tables]") {
    const auto rows = rowsOfText("so.csv", "a,b\n\xC3\x28,x\nc,d\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1].problem.find("UTF-8") != std::string::npos);
    CHECK(rows[2].problem.empty());
    CHECK(rows[2].cells[0] == "c");
}

TEST_CASE("a row that is too wide or too long is a problem of its own", "[tables]") {
    const auto wide = rowsOfText("so.csv", "a;b\n" + std::string(500, ';') + "x\nc;d\n");
    REQUIRE(wide.size() == 3);
    CHECK(wide[1].problem.find("cột") != std::string::npos);
    CHECK(wide[2].cells[1] == "d");
    const auto tall = rowsOfText("so.csv", "a;b\n1;" + std::string(600'000, 'x') + "\nc;d\n");
    REQUIRE(tall.size() == 3);
    CHECK_FALSE(tall[1].problem.empty());
    CHECK(tall[1].cells.empty());
    CHECK(tall[2].cells[1] == "d");
}

TEST_CASE("a quote that is never closed ends the reading instead of the memory", "[tables]") {
    CHECK_THROWS_AS(rowsOfText("so.csv", "a,b\n\"" + std::string(2'000'000, 'x') + "\n"),
                    vanthu::tables::TableError);
    const auto rows = rowsOfText("so.csv", "a,b\n\"x");
    REQUIRE(rows.size() == 2);
    CHECK_FALSE(rows[1].problem.empty());
}

TEST_CASE("an empty file has no rows, a file of another kind is refused", "[tables]") {
    CHECK(rowsOfText("so.csv", "").empty());
    CHECK_THROWS_AS(rowsOfText("so.doc", "a,b"), vanthu::tables::TableError);
    CHECK_THROWS_AS(vanthu::tables::openTable("/nonexistent/so.csv"), vanthu::tables::TableError);
}
