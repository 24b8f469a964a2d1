#include <catch2/catch.hpp>

#include "server/reports/rates.h"
#include "tests/reports/sample_reports.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

std::vector<std::string> csvLinesOf(const std::string& csv) {
    std::vector<std::string> lines;
    for (std::size_t start = 0, end = 0; (end = csv.find("\r\n", start)) != std::string::npos;
         start = end + 2)
        lines.push_back(csv.substr(start, end - start));
    return lines;
}

}  // namespace

TEST_CASE("a CSV report begins with a byte order mark and its titles", "[reports]") {
    const auto csv = toCsv(entryReport(heading2018(), {}, {}));

    CHECK(csv.starts_with("\xEF\xBB\xBFSTT,Đơn vị,Khối,Văn bản đi: Tổng số phát hành,"));
    CHECK(csv.ends_with("\r\n"));
}

TEST_CASE("a CSV report has a line per unit, per group and for the total", "[reports]") {
    const auto lines = csvLinesOf(toCsv(entryReport(
        heading2018(), {department(1, "Sở Nội vụ"), department(2, "Sở Y tế")}, {outgoing(1, 9996, 4)})));

    REQUIRE(lines.size() == 5);
    CHECK(lines[1].starts_with(R"(1,Sở Nội vụ,"Sở, ban, ngành",10000,9996,"99,9",)"));
    CHECK(lines[1].ends_with(",đạt"));
    CHECK(lines[2].starts_with(R"(2,Sở Y tế,"Sở, ban, ngành",0,0,—,)"));
    CHECK(lines[2].ends_with(",—"));
    CHECK(lines[3].starts_with(R"(,Cộng khối,"Sở, ban, ngành",10000,9996,"99,9",)"));
    CHECK(lines[4].starts_with(R"(,Tổng cộng,,10000,9996,"99,9",)"));
    CHECK(lines[4].ends_with(",1/1 đơn vị đạt từ 99 % trở lên"));
}

TEST_CASE("names are quoted by RFC 4180 and never become formulas", "[reports]") {
    const auto [name, field] = GENERATE(table<const char*, const char*>({
        {"Sở Nội vụ", "Sở Nội vụ"},
        {"Sở Nội vụ, Bình Minh", R"("Sở Nội vụ, Bình Minh")"},
        {R"(Sở "Nội vụ")", R"("Sở ""Nội vụ""")"},
        {"Sở\nNội vụ", "\"Sở\nNội vụ\""},
        {"=1+1", "'=1+1"},
        {"+84", "'+84"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\t=1", "'\t=1"},
        {"=HYPERLINK(\"x\",\"y\")", R"~("'=HYPERLINK(""x"",""y"")")~"},
    }));

    const auto csv = toCsv(entryReport(heading2018(), {department(1, name)}, {}));

    CHECK(csv.find("\r\n1," + std::string(field) + ",") != std::string::npos);
}

TEST_CASE("every line of a CSV report has the same number of fields", "[reports]") {
    const auto csv =
        toCsv(interconnectionReport(heading2018(), {department(1, "A")},
                                    {{.organisation = {1}, .documentsDue = 3, .documentsServedAll = 1}}));

    for (const auto& line : csvLinesOf(csv)) {
        std::size_t fields = 1;
        bool quoted = false;
        for (const char letter : line) {
            if (letter == '"') quoted = !quoted;
            if (letter == ',' && !quoted) ++fields;
        }
        CHECK(fields == 30);
    }
}
