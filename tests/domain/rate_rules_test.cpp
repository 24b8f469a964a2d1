#include "schemas/domain/rate_rules.h"

#include <catch2/catch.hpp>

namespace vanthu::domain {
namespace {

using C = RateCounter;

std::vector<std::string> faultsWith(RateName name, const RateDefinition& rate) {
    auto rules = builtInRules();
    rules.rates[name] = rate;
    std::vector<std::string> faults;
    for (const auto& fault : faultsOf(rules))
        faults.push_back(fault.field + " " + fault.code);
    return faults;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("the built-in definitions have no fault and name every rate and report", "[domain]") {
    CHECK(faultsOf(builtInRules()).empty());
    CHECK(builtInRules().rates.size() == kWords<RateName>.size());
    CHECK(builtInRules().leading.size() == kWords<FigureReport>.size());
    CHECK(differences(builtInRules(), builtInRules()).empty());
}

TEST_CASE("a definition that divides by nothing or exceeds its denominator is refused", "[domain]") {
    CHECK(faultsWith(RateName::g, {{C::doneOnline}, {}}) == Faults{"rates[G].denominator required"});
    CHECK(faultsWith(RateName::g, {{}, {C::done}}) == Faults{"rates[G].numerator required"});
    CHECK(faultsWith(RateName::g, {{C::doneOnline}, {C::arrived}}) ==
          Faults{"rates[G].denominator not_allowed"});
    CHECK(faultsWith(RateName::g, {{C::done, C::openInTime}, {C::done}}) ==
          Faults{"rates[G].numerator exceeds"});
    CHECK(faultsWith(RateName::g, {{C::doneInTime, C::doneOnline}, {C::done}}) ==
          Faults{"rates[G].numerator exceeds"});
    CHECK(faultsWith(RateName::h, {{C::doneInTime}, {C::done, C::doneLate}}) ==
          Faults{"rates[H].denominator overlaps"});
    CHECK(faultsWith(RateName::h, {{C::doneInTime}, {C::done, C::done}}) ==
          Faults{"rates[H].denominator repeated"});
    CHECK(faultsWith(RateName::jDecree30, {{C::sentByDecree30}, {C::sendingsDue}}).empty());
    CHECK(faultsWith(RateName::cAny, {{C::servedSigned}, {C::servedAny}}) ==
          Faults{"rates[C-any].denominator differs"});
}

TEST_CASE("parts that never overlap are added up", "[domain]") {
    CHECK(faultsWith(RateName::h, {{C::doneInTime, C::doneWithoutDeadline}, {C::done, C::openOverdue}})
              .empty());
}

TEST_CASE("a threshold lies between nothing and all, and a report holds its own rates against it",
          "[domain]") {
    auto rules = builtInRules();
    rules.leading[FigureReport::entry] = {RateName::c, 1001};
    const auto faults = faultsOf(rules);
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].field == "leading[entry].rate");
    CHECK(faults[1].field == "leading[entry].threshold");
}

}  // namespace vanthu::domain
