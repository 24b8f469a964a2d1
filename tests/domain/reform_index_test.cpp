#include "schemas/domain/reform_index.h"
#include "schemas/domain/index_score.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <random>

namespace vanthu::domain {
namespace {

IndexItem field(std::string code, std::int64_t maximum, std::string parent = "") {
    return {.code = std::move(code), .parent = std::move(parent), .name = "Lĩnh vực", .maximum = maximum};
}

IndexItem criterion(std::string code, std::string parent, std::int64_t maximum,
                    ScoringMethod method = ScoringMethod::selfScore) {
    auto item = field(std::move(code), maximum, std::move(parent));
    item.method = method;
    item.lowestAnswer = 1;
    item.highestAnswer = 5;
    item.from = *Date::fromParts(2018, 1, 1);
    item.to = *Date::fromParts(2018, 12, 31);
    return item;
}

IndexDefinition twoFields() {
    return {.code = "X",
            .year = 2018,
            .name = "Chỉ số",
            .groups = {UnitGroup::departments},
            .maximum = 1000,
            .items = {field("1", 400), field("2", 600), criterion("1.1", "1", 400),
                      criterion("2.2", "2", 250, ScoringMethod::survey),
                      criterion("2.1", "2", 350, ScoringMethod::rate)}};
}

std::vector<std::string> faultsAfter(const std::function<void(IndexDefinition&)>& change) {
    auto definition = twoFields();
    change(definition);
    std::vector<std::string> faults;
    for (const auto& fault : definitionFaults(definition))
        faults.push_back(fault.field + ' ' + fault.code);
    return faults;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("a definition that adds up has no faults and is read field by field", "[domain]") {
    const auto definition = twoFields();
    CHECK(definitionFaults(definition).empty());
    const auto places = placesOf(definition);
    std::vector<std::string> codes;
    for (const auto& place : places)
        codes.push_back(std::to_string(place.depth) + ":" + place.item->code);
    CHECK(codes == std::vector<std::string>{"0:1", "1:1.1", "0:2", "1:2.2", "1:2.1"});
    CHECK(places[2].first == 1);
    CHECK(places[2].last == 3);
    CHECK(criteriaOf(definition).at(2)->code == "2.1");
    CHECK(criterionOf(definition, "2") == nullptr);
}

TEST_CASE("what is wrong with a definition is named item by item", "[domain]") {
    const auto after = &faultsAfter;
    CHECK(after([](auto& d) { d.groups.clear(); }) == Faults{"groups required"});
    CHECK(after([](auto& d) { d.items.clear(); }) == Faults{"items required"});
    CHECK(after([](auto& d) { d.maximum = 999; }) == Faults{"maximum sum_differs"});
    CHECK(after([](auto& d) { d.items[2].maximum = 300; }) == Faults{"items[0].maximum sum_differs"});
    CHECK(after([](auto& d) { d.items[2].maximum = 0; }) == Faults{"items[2].maximum out_of_range"});
    CHECK(after([](auto& d) { d.items[3].code = "2.1"; }) == Faults{"items[4].code repeated"});
    CHECK(after([](auto& d) { d.items[2].parent = "7"; }) ==
          Faults{"items[0].method required", "items[2].parent unknown_item"});
    CHECK(after([](auto& d) { d.items[2].method.reset(); }) == Faults{"items[2].method required"});
    CHECK(after([](auto& d) { d.items[0].method = ScoringMethod::selfScore; }) ==
          Faults{"items[0].method not_a_criterion"});
    // 1 lies in itself by way of 1.2, and 1.1 below them.
    const auto circle = after([](auto& d) {
        d.items[0].parent = "1.2";
        d.items.push_back(field("1.2", 400, "1"));
    });
    CHECK(circle == Faults{"items[0].parent cycle", "items[2].parent cycle", "items[5].parent cycle"});
    CHECK(after([](auto& d) { d.items[0].parent = "1"; }) ==
          Faults{"items[0].parent cycle", "items[2].parent cycle"});
    CHECK(after([](auto& d) {
              d.items[2].method.reset();
              d.items.push_back(field("a", 400, "1.1"));
              d.items.push_back(field("b", 400, "a"));
              d.items.push_back(criterion("c", "b", 400));
          }) == Faults{"items[7].parent too_deep"});
}

TEST_CASE("scales that divide by nothing or cannot be reached are refused", "[domain]") {
    const auto after = &faultsAfter;
    CHECK(after([](auto& d) { d.items[3].highestAnswer = 1; }) == Faults{"items[3].survey.highest too_low"});
    CHECK(after([](auto& d) {
              d.items[4].scale = {{}, 900, 900};
          }) == Faults{"items[4].proportional.full too_low"});
    CHECK(after([](auto& d) {
              d.items[4].scale.steps = {{900, 100}, {900, 350}};
          }) == Faults{"items[4].steps[1].from not_ascending"});
    CHECK(after([](auto& d) {
              d.items[4].scale.steps = {{800, 350}, {900, 340}, {990, 350}};
          }) == Faults{"items[4].steps[1].points not_ascending"});
    CHECK(after([](auto& d) {
              d.items[4].scale.steps = {{800, 100}, {900, 340}};
          }) == Faults{"items[4].steps[1].points not_the_maximum"});
    CHECK(after([](auto& d) { d.items[4].to = *Date::fromParts(2017, 12, 31); }) ==
          Faults{"items[4].period.to too_early"});
    CHECK(after([](auto& d) { d.items[4].to = *Date::fromParts(2019, 1, 1); }) ==
          Faults{"items[4].period.from other_year"});
}

TEST_CASE("a rate becomes points by its scale, cut off and never rounded up", "[domain]") {
    auto item = criterion("1", "", 1000, ScoringMethod::rate);
    item.scale = {{{800, 500}, {950, 1000}}, 0, 0};
    CHECK(ratePoints(item, 0, 0) == std::nullopt);
    CHECK(ratePoints(item, 7999, 10000) == 0);
    CHECK(ratePoints(item, 8000, 10000) == 500);
    // 94,99 % does not reach 95 %.
    CHECK(ratePoints(item, 9499, 10000) == 500);
    CHECK(ratePoints(item, 19, 20) == 1000);
    item.scale = {{}, 500, 990};
    CHECK(ratePoints(item, 1, 2) == 0);
    CHECK(ratePoints(item, 1, 3) == 0);
    CHECK(ratePoints(item, 99, 100) == 1000);
    CHECK(ratePoints(item, 989, 1000) == 997);  // 489/490 of 10 points
    // A unit that declared too little stands above 100 %.
    CHECK(ratePoints(item, 5, 4) == 1000);
    item.maximum = 100'000;
    CHECK(ratePoints(item, 999'999'999, 1'000'000'000) == 100'000);
    CHECK(ratePoints(item, 989'999'999, 1'000'000'000) == 99'999);
}

TEST_CASE("a mean of answers becomes points in proportion between lowest and highest", "[domain]") {
    const auto item = criterion("1", "", 2000, ScoringMethod::survey);
    CHECK(surveyPoints(item, 100) == 0);
    CHECK(surveyPoints(item, 412) == 1560);
    CHECK(surveyPoints(item, 500) == 2000);
    CHECK(surveyPoints(item, 333) == 1165);
}

TEST_CASE("figures count before a review, a review before what the unit gave itself", "[domain]") {
    IndexScore self{.points = 300};
    IndexScore review{.points = 200};
    const auto scored = criterion("1", "", 400);
    CHECK(effectivePoints(scored, {}, {}) == CriterionPoints{0, PointsSource::missing});
    CHECK(effectivePoints(scored, {&self, nullptr}, {}) == CriterionPoints{300, PointsSource::selfScored});
    CHECK(effectivePoints(scored, {&self, &review}, {}) == CriterionPoints{200, PointsSource::reviewed});
    const auto surveyed = criterion("1", "", 400, ScoringMethod::survey);
    CHECK(effectivePoints(surveyed, {nullptr, &review}, {}) == CriterionPoints{200, PointsSource::surveyed});
    const auto rated = criterion("1", "", 400, ScoringMethod::rate);
    CHECK(effectivePoints(rated, {}, {}) == CriterionPoints{0, PointsSource::noFigures});
    CHECK(effectivePoints(rated, {nullptr, &review}, {}) == CriterionPoints{200, PointsSource::reviewed});
    CHECK(effectivePoints(rated, {nullptr, &review}, {3, 4}) ==
          CriterionPoints{300, PointsSource::rate, 3, 4});
    CHECK(effectivePoints(rated, {nullptr, &review}, {3, 4, FiguresFrom::delivered}) ==
          CriterionPoints{300, PointsSource::delivered, 3, 4});
    CHECK(effectivePoints(rated, {}, {0, 0, FiguresFrom::awaited}) ==
          CriterionPoints{0, PointsSource::notDelivered});
    CHECK(effectivePoints(rated, {nullptr, &review}, {0, 0, FiguresFrom::awaited}) ==
          CriterionPoints{200, PointsSource::reviewed});
}

TEST_CASE("equal points share a rank, within the group, and the next one counts them all", "[domain]") {
    const auto line = [](std::int64_t unit, UnitGroup group, std::int64_t points) {
        IndexLine made{.organisation = {unit}, .group = group};
        made.criteria = {{points / 2}, {points - points / 2}};
        return made;
    };
    std::vector lines{line(1, UnitGroup::districts, 10), line(2, UnitGroup::departments, 50),
                      line(3, UnitGroup::departments, 70), line(4, UnitGroup::departments, 50),
                      line(5, UnitGroup::departments, 40)};
    lines[4].previousRank = 1;
    lines[1].previousRank = 2;
    rankLines(lines);
    std::vector<std::string> told;
    for (const auto& each : lines)
        told.push_back(std::to_string(each.organisation.value) + ": " + std::to_string(each.rank) + "/" +
                       std::to_string(each.rankOf) + " " + std::to_string(each.rankChange().value_or(99)));
    CHECK(told == std::vector<std::string>{"3: 1/4 99", "2: 2/4 0", "4: 2/4 99", "5: 4/4 -3", "1: 1/1 99"});
}

// Ranks, sums and percentages against counting by hand, over random trees and points.
TEST_CASE("ranks and sums of random indexes are those that counting gives", "[domain]") {
    std::mt19937 random(2018);  // NOLINT: the same cases every time
    const auto upTo = [&](int most) { return static_cast<std::int64_t>(random() % (most + 1)); };
    for (int round = 0; round < 200; ++round) {
        IndexDefinition definition{.code = "X", .year = 2018, .groups = {UnitGroup::departments}};
        const auto fields = 1 + upTo(4);
        for (int f = 0; f < fields; ++f) {
            auto top = field(std::to_string(f), 0);
            const auto criteria = 1 + upTo(3);
            for (int c = 0; c < criteria; ++c) {
                definition.items.push_back(
                    criterion(std::to_string(f) + "." + std::to_string(c), std::to_string(f), 1 + upTo(50)));
                top.maximum += definition.items.back().maximum;
            }
            definition.maximum += top.maximum;
            definition.items.push_back(top);
        }
        std::shuffle(definition.items.begin(), definition.items.end(), random);
        REQUIRE(definitionFaults(definition).empty());
        const auto criteria = criteriaOf(definition);
        std::vector<IndexLine> lines;
        for (int u = 1; u <= 1 + upTo(12); ++u) {
            IndexLine line{.organisation = {u},
                           .group = upTo(1) == 0 ? UnitGroup::departments : UnitGroup::districts};
            for (const auto* each : criteria)
                line.criteria.push_back({upTo(static_cast<int>(std::min<std::int64_t>(each->maximum, 3)))});
            lines.push_back(line);
        }
        rankLines(lines);
        for (const auto& line : lines) {
            std::int64_t better = 0;
            std::int64_t group = 0;
            for (const auto& other : lines) {
                if (other.group != line.group) continue;
                ++group;
                if (other.total() > line.total()) ++better;
            }
            REQUIRE(line.rank == better + 1);
            REQUIRE(line.rankOf == group);
            for (const auto& place : placesOf(definition)) {
                std::int64_t sum = 0;
                for (std::size_t i = 0; i < criteria.size(); ++i)
                    if (criteria[i]->code == place.item->code || criteria[i]->parent == place.item->code)
                        sum += line.criteria[i].points;
                REQUIRE(line.pointsOf(place) == sum);
                REQUIRE(sum <= place.item->maximum);
            }
        }
    }
}

}  // namespace vanthu::domain
