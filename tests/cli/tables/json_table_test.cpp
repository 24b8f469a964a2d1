#include "tests/cli/tables/rows.h"

#include <catch2/catch.hpp>

using namespace vanthu::tests;
using Cells = std::vector<std::vector<std::string>>;

TEST_CASE("JSON lines become a table whose head is the names of the first records", "[tables]") {
    const auto rows =
        rowsOfText("so.jsonl", "\xEF\xBB\xBF{\"a\":1,\"b\":\"x\"}\n\n{\"c\":[\"p\",\"q\"],\"a\":null}\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].cells == std::vector<std::string>{"a", "b", "c"});
    CHECK(rows[1].cells == std::vector<std::string>{"1", "x"});
    CHECK(rows[2].cells == std::vector<std::string>{"", "", "p; q"});
    CHECK(rows[2].line == 3);
}

TEST_CASE("a record that cannot be read spoils its own row only", "[tables]") {
    const std::string bad =
        GENERATE("{", "[1]", "7", "{\"a\":{\"b\":1}}", "{\"a\":\"\xFF\"}", "{\"a\":\"\\u0000\"}");
    const auto rows = rowsOfText("so.jsonl", "{\"a\":\"1\"}\n" + bad + "\n{\"a\":\"2\"}\n");
    REQUIRE(rows.size() == 4);
    CHECK_FALSE(rows[2].problem.empty());
    CHECK(rows[3].cells == std::vector<std::string>{"2"});
}

TEST_CASE("a member that comes late is told, not dropped", "[tables]") {
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "{\"a\":\"1\"}\n";
    const auto rows = rowsOfText("so.jsonl", text + "{\"a\":\"2\",\"b\":\"mất\"}\n");
    REQUIRE(rows.size() == 302);
    CHECK(rows.back().problem.find("b") != std::string::npos);
}

TEST_CASE("a line without end is a problem, not a full memory", "[tables]") {
    const auto rows = rowsOfText("so.jsonl", "{\"a\":1}\n{\"a\":\"" + std::string(3'000'000, 'x') + "\"}\n");
    REQUIRE(rows.size() == 3);
    CHECK_FALSE(rows[2].problem.empty());
}
