#include "schemas/domain/statistic_package.h"

#include "schemas/domain/limits.h"
#include "tests/support/day.h"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

namespace vanthu::tests {

using domain::Direction;
using domain::Figure;
using domain::StatisticPackage;

namespace {

std::int64_t& at(domain::WayFigures& way, Figure figure) {
    return way.counts.at(static_cast<std::size_t>(figure));
}

StatisticPackage somePackage() {
    StatisticPackage package{.ruleSet = "vanthu-ty-le-2",
                             .unitCode = "H99.2",
                             .unitName = "Sở Tư pháp",
                             .from = day("2026-01-01"),
                             .to = day("2026-03-31"),
                             .sequence = 2,
                             .asOf = *domain::parseTimestamp("2026-04-01T08:00:00+07:00"),
                             .asOfChange = 17};
    at(package.figures.outgoing, Figure::entered) = 3;
    at(package.figures.outgoing, Figure::withFile) = 2;
    at(package.figures.incoming, Figure::arrived) = 4;
    package.figures.incoming.declared = 9;
    return package;
}

/// "field code" of everything that is wrong with the text.
std::string wrongWith(const std::string& text) {
    Violations violations;
    static_cast<void>(domain::readStatisticPackage(text, violations));
    std::string found;
    for (const auto& violation : violations)
        found += (found.empty() ? "" : ", ") + violation.field + ' ' + violation.code;
    return found;
}

std::string with(std::string from, const std::string& to) {
    auto text = canonicalText(somePackage());
    const auto place = text.find(from);
    REQUIRE(place != std::string::npos);
    return text.replace(place, from.size(), to);
}

}  // namespace

TEST_CASE("a package is read as it was written", "[domain]") {
    const auto package = somePackage();
    Violations violations;

    const auto text = canonicalText(package);
    const auto read = domain::readStatisticPackage(text, violations);

    CHECK(violations.empty());
    CHECK(text.starts_with(
        R"({"format":"vanthu-statistics-1","rule_set":"vanthu-ty-le-2","unit":{"code":"H99.2","name":"Sở Tư pháp"},)"
        R"("period":{"from":"2026-01-01","to":"2026-03-31"},"sequence":2,"as_of":"2026-04-01T08:00:00+07:00",)"
        R"("as_of_change":17,"figures":{"outgoing":{"entered":3,"with_file":2,"on_time":0,"missing":0,)"));
    CHECK(canonicalText(read) == text);
    CHECK(read.figures == package.figures);
    CHECK(read.asOf == package.asOf);
}

TEST_CASE("every figure is of one direction, and those of the register of both", "[domain]") {
    for (const auto& word : domain::kWords<Figure>) {
        CAPTURE(word.code);
        const bool isOfBoth = domain::kEntryFigures.holds(word.value);
        CHECK(domain::isCountedOf(Direction::outgoing, word.value) !=
              (domain::isCountedOf(Direction::incoming, word.value) && !isOfBoth));
    }
}

TEST_CASE("what is wrong with a package is told field by field", "[domain]") {
    const auto [from, to, expected] = GENERATE(table<std::string, std::string, std::string>({
        {"vanthu-statistics-1", "vanthu-statistics-9", "package.format unknown_value"},
        {R"("rule_set":"vanthu-ty-le-2")", R"("rule_set":7)", "package.rule_set not_a_text"},
        {R"("code":"H99.2")", R"("code":"")", "package.unit.code required"},
        {R"("code":"H99.2")", R"("code":null)", "package.unit.code required"},
        {R"("code":"H99.2")", R"("code":")" + std::string(36, 'H') + '"', "package.unit.code too_long"},
        {R"("unit":{)", R"("unit":[],"x":{)",
         "package.unit not_an_object, package.unit.code required, "
         "package.unit.name required, package.x unknown_field"},
        {"2026-01-01", "2026-02-30", "package.period.from not_a_date"},
        {"2026-01-01", "2026-04-01", "package.period.to too_early"},
        {"2026-01-01", "2025-03-01", "package.period.to too_long_a_period"},
        {R"("sequence":2)", R"("sequence":0)", "package.sequence out_of_range"},
        {R"("sequence":2)", R"("sequence":2.5)", "package.sequence not_an_integer"},
        {R"("sequence":2)", R"("sequence":9999999999999999999)", "package.sequence out_of_range"},
        {"2026-04-01T08:00:00+07:00", "hôm qua", "package.as_of not_a_moment"},
        {R"("as_of_change":17,)", "", "package.as_of_change required"},
        {R"("entered":3)", R"("entered":-1)",
         "package.figures.outgoing.entered out_of_range, "
         "package.figures.outgoing.with_file above_denominator"},
        {R"("entered":3)", R"("entered":5000001)",
         "package.figures.outgoing.entered out_of_range, "
         "package.figures.outgoing.with_file above_denominator"},
        {R"("with_file":2)", R"("with_file":4)", "package.figures.outgoing.with_file above_denominator"},
        {R"("on_time":0)", R"("on_time":4)", "package.figures.outgoing.on_time above_denominator"},
        {R"("by_both":0)", R"("by_both":1)", "package.figures.outgoing.by_both above_denominator"},
        {R"("served_all":0)", R"("served_all":1)", "package.figures.outgoing.served_all above_denominator"},
        {R"("deliveries_served":0)", R"("deliveries_served":1)",
         "package.figures.outgoing.deliveries_served above_denominator"},
        {R"("sent_in_time_28":0)", R"("sent_in_time_28":1)",
         "package.figures.outgoing.sent_in_time_28 above_denominator"},
        {R"("refused":0)", R"("refused":5)", "package.figures.incoming.refused above_denominator"},
        {R"("done_online":0)", R"("done_online":1)",
         "package.figures.incoming.done_online above_denominator"},
        {R"("open_overdue":0)", R"("open_overdue":1)",
         "package.figures.incoming.open_overdue above_denominator"},
        {R"("declared":9)", R"("declared":"9")", "package.figures.incoming.declared not_an_integer"},
        {R"("declared":9)", R"("declared":9,"more":1)", "package.figures.incoming.more unknown_field"},
        {R"("sequence":2)", R"("sequence":2,"sequence":3)", "package malformed"},
        {R"("sequence":2)", R"("sequence": 2)", "package not_canonical"},
        {R"("sequence":2)", R"("sequence":02)", "package malformed"},
    }));
    CAPTURE(from, to);
    CHECK(wrongWith(with(from, to)) == expected);
}

TEST_CASE("what is no package is refused", "[domain]") {
    CHECK(wrongWith("") == "package malformed");
    CHECK(wrongWith("{") == "package malformed");
    CHECK(wrongWith("[]") == "package not_an_object");
    CHECK(wrongWith(canonicalText(somePackage()) + " ") == "package not_canonical");
    CHECK(wrongWith(canonicalText(somePackage()) + "{}") == "package malformed");
    CHECK(wrongWith(std::string(limits::kJsonDepth + 1, '[')) == "package malformed");
}

TEST_CASE("a file is the signed text and its signature, and nothing else", "[domain]") {
    const auto readFile = [](const std::string& text) {
        Violations violations;
        const auto file = domain::readStatisticFile(text, violations);
        return std::pair{file, violations.empty() ? "" : violations[0].field + ' ' + violations[0].code};
    };
    const std::string signature("\x00\xff", 2);
    const auto [file, wrong] = readFile(textOf(domain::StatisticFile{"{\"a\":\"ố\"}", signature}));
    CHECK(wrong.empty());
    CHECK(file.package == "{\"a\":\"ố\"}");
    CHECK(file.signature == signature);

    CHECK(readFile("x").second == "body malformed");
    CHECK(readFile("7").second == " not_an_object");
    CHECK(readFile(R"({"signature":"00"})").second == "package required");
    CHECK(readFile(R"({"package":"x"})").second == "signature required");
    CHECK(readFile(R"({"package":"x","signature":"0g"})").second == "signature not_hexadecimal");
    CHECK(readFile(R"({"package":"x","signature":"00","note":1})").second == "note unknown_field");
}

TEST_CASE("figures of neighbouring periods add up, declared ones only when both are", "[domain]") {
    auto sum = somePackage().figures;
    auto other = sum;
    other.outgoing.declared = 5;

    sum += other;

    CHECK(at(sum.outgoing, Figure::entered) == 6);
    CHECK(sum.incoming.declared == 18);
    CHECK_FALSE(sum.outgoing.declared.has_value());
}

}  // namespace vanthu::tests
