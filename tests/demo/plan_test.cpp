#include "server/demo/plan.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "server/demo/words.h"

using namespace vanthu;
using namespace vanthu::demo;

namespace {

std::vector<UnitPlan> planProvince(std::uint64_t seed) {
    std::vector<UnitPlan> plans;
    for (std::size_t unit = 0; unit < units().size(); ++unit)
        plans.push_back(planUnit(unit, seed));
    return plans;
}

}  // namespace

TEST_CASE("the same seed plans the same year, another seed another one", "[demo]") {
    const auto subjects = [](const UnitPlan& plan) {
        std::vector<std::string> texts;
        for (const auto& document : plan.documents)
            texts.push_back(document.issued.iso() + document.subject);
        return texts;
    };

    CHECK(subjects(planUnit(3, 2018)) == subjects(planUnit(3, 2018)));
    CHECK(subjects(planUnit(3, 2018)) != subjects(planUnit(3, 2019)));
}

TEST_CASE("seventeen of the 21 departments enter 99 percent, whatever the seed", "[demo]") {
    const auto seed = GENERATE(range(2010u, 2030u));

    int reached = 0;
    for (const auto& plan : planProvince(seed)) {
        if (plan.documents.empty()) continue;
        const auto last = static_cast<std::size_t>(plan.documents.back().number);
        const auto due = last - plan.voids.size();
        if (plan.documents.size() * 100 >= due * 99) ++reached;
    }

    CHECK(units().size() == 22);
    CHECK(reached == 17);
}

TEST_CASE("a plan holds its own rules", "[demo]") {
    const auto plans = planProvince(2018);
    std::set<std::string> codes;
    std::size_t documents = 0;
    for (std::size_t unit = 0; unit < plans.size(); ++unit) {
        INFO(units()[unit].name);
        const auto& plan = plans[unit];
        CHECK((unit == 0) == plan.documents.empty());
        documents += plan.documents.size() + plan.arrivals.size();
        int number = 0;
        for (const auto& document : plan.documents) {
            CHECK(document.number > number);
            CHECK(document.registered >= document.issued);
            CHECK(std::ranges::count(document.receivers, unit) == 0);
            CHECK(document.sent <= !document.receivers.empty());
            number = document.number;
        }
        for (const auto& arrival : plan.arrivals) {
            CHECK(arrival.issued <= arrival.arrived);
            CHECK(arrival.arrived <= arrival.registered);
            CHECK(codes.insert(std::to_string(unit) + arrival.issuer + arrival.code).second);
        }
    }
    CHECK(documents > 4000);
    CHECK(documents < 7000);
}

TEST_CASE("no two units share a login or a notation", "[demo]") {
    std::set<std::string_view> logins, notations;
    for (const auto& unit : units()) {
        CHECK(logins.insert(unit.login).second);
        CHECK(notations.insert(unit.notation).second);
    }
}
