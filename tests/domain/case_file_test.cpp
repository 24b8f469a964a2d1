#include "schemas/domain/case_file.h"
#include "tests/support/day.h"

#include <catch2/catch.hpp>

#include <map>

using namespace vanthu::domain;
using vanthu::tests::day;

namespace {

std::vector<PlanLine> plan() {
    return {{PlanLevel::large, "Tổ chức cán bộ", "TCCB"},
            {PlanLevel::file, "Quy chế"},
            {PlanLevel::small, "Tuyển dụng"},
            {PlanLevel::file, "Thi tuyển"},
            {PlanLevel::large, "Hành chính", "HC"},
            {PlanLevel::file, "Văn thư"}};
}

std::vector<std::string> numbered(CaseNumbering numbering, std::map<std::string, int> highest = {}) {
    auto lines = plan();
    numberLines(numbering, lines, [&](const std::string& notation) { return highest[notation]; });
    const auto notations = notationsOf(lines);
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].level == PlanLevel::file) codes.push_back(printCode({lines[i].number, notations[i]}));
    return codes;
}

}  // namespace

TEST_CASE("files of a plan are numbered through it, or anew under each large heading", "[domain]") {
    CHECK(numbered(CaseNumbering::continuous) == std::vector<std::string>{"01.TCCB", "02.TCCB", "03.HC"});
    CHECK(numbered(CaseNumbering::perHeading) == std::vector<std::string>{"01.TCCB", "02.TCCB", "01.HC"});
    CHECK(numbered(CaseNumbering::continuous, {{"", 8}}) ==
          std::vector<std::string>{"09.TCCB", "10.TCCB", "11.HC"});
    CHECK(numbered(CaseNumbering::perHeading, {{"HC", 4}}) ==
          std::vector<std::string>{"01.TCCB", "02.TCCB", "05.HC"});
}

TEST_CASE("retention is for ever or a number of years, as the law of the day has it", "[domain]") {
    CHECK(parseRetention("vinh_vien") == Retention{});
    CHECK(parseRetention("20") == Retention{20});
    for (const auto* bad : {"", "0", "-1", "20 năm", "1000", "mãi"})
        CHECK_FALSE(parseRetention(bad));
    CHECK(codeOf(Retention{}) == "vinh_vien");
    CHECK(labelOf(Retention{20}) == "20 năm");

    const auto packageCode = [](Retention retention, Date on) {
        const auto* period = retentionOn(retention, on);
        return period == nullptr ? std::string{} : period->packageCode;
    };
    const auto now = day(2026, 3, 2);
    CHECK(packageCode({}, now) == "01");
    CHECK(packageCode({70}, now) == "02");
    CHECK(packageCode({20}, now) == "05");
    CHECK(packageCode({15}, now) == "07");
    CHECK(packageCode({1}, now).empty());
    CHECK(packageCode({71}, now).empty());
    CHECK(packageCode({1}, day(2020, 3, 5)) == "07");
    CHECK(packageCode({70}, day(2020, 3, 5)).empty());
}

TEST_CASE("files of five years and more are handed over in time, others stay", "[domain]") {
    CHECK(handOverDay(CaseKind::work, {}, day(2025, 3, 31)) == day(2026, 3, 31));
    CHECK(handOverDay(CaseKind::work, {5}, day(2024, 2, 29)) == day(2025, 2, 28));
    CHECK(handOverDay(CaseKind::construction, {20}, day(2025, 11, 30)) == day(2026, 2, 28));
    CHECK_FALSE(handOverDay(CaseKind::work, {4}, day(2025, 3, 31)));
}
