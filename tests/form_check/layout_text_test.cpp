#include "schemas/layout/layout_text.h"

#include <catch2/catch.hpp>

#include <string>

using namespace vanthu::layout;

namespace {

Layout sample() {
    Layout layout;
    layout.margins = Margins::measured;
    layout.pageCount = 2;
    layout.pages = {{210, 297, 20, 20.5, 30, 15, 2}};
    layout.numbers = {{2, Edge::bottom, Align::right, 13}};
    Line line;
    line.page = 2;
    line.side = Side::left;
    line.text = "Số: 05/KH-SNV";
    line.font = "Times New Roman";
    line.sizePt = 13.5;
    line.bold = true;
    line.colour = "C00000";
    line.align = Align::centre;
    line.box = {30, 40.25, 80, 45};
    layout.lines = {line};
    return layout;
}

}  // namespace

TEST_CASE("a layout comes back from its text", "[layout]") {
    const auto text = toText(sample());
    const auto read = parseLayout(text);

    REQUIRE(read);
    CHECK(toText(*read) == text);
    CHECK(read->pages.at(0).bottomMm == 20.5);
    CHECK(read->numbers.at(0).align == Align::right);
    CHECK(read->lines.at(0).text == "Số: 05/KH-SNV");
    CHECK(read->lines.at(0).box.top == 40.25);
    CHECK(read->lines.at(0).bold);
    CHECK(read->lines.at(0).colour == "C00000");
}

TEST_CASE("no text of a file can forge a record of its layout", "[layout]") {
    auto layout = sample();
    layout.lines[0].text = "a\nline\t1\twhole";
    layout.lines[0].font = "b\tc";

    const auto read = parseLayout(toText(layout));

    REQUIRE(read);
    REQUIRE(read->lines.size() == 1);
    CHECK(read->lines[0].text == "a line 1 whole");
}

TEST_CASE("what is no layout is refused", "[layout]") {
    const std::string head = "layout\tdeclared\t1";
    const auto* record = GENERATE(
        "", "x", "page\t1\t210", "page\t0\t210\t297\t20\t20\t30\t15", "page\t1\t210\t297\t20\t20\t30\tnan",
        "page\t1\t210\t297\t20\t20\t30\t15\t9", "page\t1\t1e9\t297\t20\t20\t30\t15",
        "number\t1\tmiddle\tcentre\t13", "line\t1\twhole\tleft\t13\tx\t\t0\t0\t0\t0\tf\tt",
        "line\t1\twhole\tleft\t13\t-\tđỏ\t0\t0\t0\t0\tf\tt",
        "line\t1\twhole\tleft\t13\t-\tGG0000\t0\t0\t0\t0\tf\tt",
        "line\t9999999\twhole\tleft\t13\t-\t\t0\t0\t0\t0\tf\tt");
    CAPTURE(record);

    CHECK(parseLayout(head));
    CHECK_FALSE(parseLayout(head + '\n' + record));
    CHECK_FALSE(parseLayout(""));
    CHECK_FALSE(parseLayout("layout\tdeclared"));
    CHECK_FALSE(parseLayout("layout\tguessed\t1"));
}
