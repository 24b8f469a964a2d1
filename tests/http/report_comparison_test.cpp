#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using Violations = std::vector<std::string>;

/// A department, and an older one that it took over on 1 February.
struct Merged : HttpWorld {
    std::string admin{tokenOf("quantri2", domain::Role::administrator, "H99")};
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};

    Merged() {
        addUnit("Sở Thương mại", "H99.7");
        const auto trader = tokenOf("thuongmai", domain::Role::clerk, "H99.7");
        enter(trader, "2026-01-15");
        enter(clerk, "2026-02-16");
        enter(clerk, "2026-02-17");
        const auto done =
            post("/api/v1/reorganisations", admin,
                 R"({"kind":"merge","effective_from":"2026-02-01","legal_basis":"QĐ 1/QĐ-UBND",)"
                 R"("predecessors":["H99.7"],"successors":["H99.1"]})");
        INFO(done.body);
        REQUIRE(done.status == 201);
    }

    void addUnit(const std::string& name, const std::string& code) const {
        const auto made = post("/api/v1/organisations", admin,
                               R"({"name":")" + name + R"(","code":")" + code +
                                   R"(","parent":"H99","notation":"STM","kind":"so_nganh","level":"tinh",)"
                                   R"("keeps_registry":true,"valid_from":"2020-01-01"})");
        INFO(made.body);
        REQUIRE(made.status == 201);
    }
    void enter(const std::string& token, const std::string& day) const {
        const auto made = post("/api/v1/documents", token,
                               R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","issued_date":")" +
                                   day + R"(","signer":{"name":"An"}})");
        INFO(made.body);
        REQUIRE(made.status == 201);
    }
    Poco::JSON::Object::Ptr entry(const std::string& more) const {
        return get("/api/v1/reports/entry?from=2026-01-01&to=2026-12-31" + more, admin).json();
    }
};

Poco::JSON::Object::Ptr unitNamed(const Poco::JSON::Object::Ptr& report, const std::string& name) {
    const auto units = report->getArray("units");
    for (unsigned place = 0; place < units->size(); ++place)
        if (units->getObject(place)->getValue<std::string>("name") == name) return units->getObject(place);
    return {};
}

int enteredOf(const Poco::JSON::Object::Ptr& line) {
    return line->getObject("outgoing")->getObject("entered")->getValue<int>("numerator");
}

TEST_CASE("units stand in a report as they were, or as they are with those they took over", "[http]") {
    const Merged world;

    const auto then = world.entry("");
    CHECK(enteredOf(unitNamed(then, "Sở Thương mại")) == 1);
    CHECK(enteredOf(unitNamed(then, "Sở Nội vụ")) == 2);
    CHECK_FALSE(then->has("units_on"));

    const auto today = world.entry("&units=today");
    CHECK(unitNamed(today, "Sở Thương mại").isNull());
    const auto follower = unitNamed(today, "Sở Nội vụ");
    CHECK(enteredOf(follower) == 3);
    CHECK(follower->getArray("former")->getObject(0)->getValue<std::string>("name") == "Sở Thương mại");
    CHECK(today->getValue<std::string>("units_on") == "2026-03-02");
    CHECK(enteredOf(today->getObject("total")) == enteredOf(then->getObject("total")));

    // Who asks for the follower gets both; the report of the other one alone has moved there, too.
    CHECK(enteredOf(world.entry("&units=today&unit=H99.1")->getObject("total")) == 3);
}

TEST_CASE("as of a day before the reorganisation was entered nothing is merged", "[http]") {
    const Merged world;
    const auto change = world.entry("")->getValue<int>("as_of_change");

    const auto before = world.entry("&units=today&as_of_change=" + std::to_string(change - 6));

    CHECK_FALSE(unitNamed(before, "Sở Thương mại").isNull());
}

TEST_CASE("a report stands beside the period before and the year before, from one standpoint", "[http]") {
    const Merged world;
    const auto path = "/api/v1/reports/entry?from=2026-02-01&to=2026-02-28&units=today&compare=true";

    const auto report = world.get(path, world.admin).json();

    const auto comparison = report->getObject("comparison");
    CHECK(comparison->getObject("previous")->getValue<std::string>("from") == "2026-01-01");
    CHECK(comparison->getObject("year_before")->getValue<std::string>("to") == "2025-02-28");
    CHECK(comparison->getArray("trend")->size() == 6);
    const auto previous = unitNamed(report, "Sở Nội vụ")->getObject("compared")->getObject("previous");
    CHECK(previous->getValue<int>("denominator") == 1);

    // For the same change the same bytes for ever.
    const auto change = "&as_of_change=" + report->getValue<std::string>("as_of_change") + "&format=pdf";
    const auto first = world.get(path + change, world.admin).body;
    world.enter(world.clerk, "2026-02-28");
    CHECK(world.get(path + change, world.admin).body == first);
}

TEST_CASE("every report of rates compares; what is asked for wrongly is named", "[http]") {
    const Merged world;
    const std::string period = "?from=2026-02-01&to=2026-02-28";
    for (const auto* report : {"entry", "interconnection", "handling", "timeliness"}) {
        INFO(report);
        const auto path = "/api/v1/reports/" + std::string(report) + period;
        CHECK(world.get(path + "&compare=true", world.admin).json()->has("comparison"));
        CHECK_FALSE(world.get(path, world.admin).json()->has("comparison"));
        CHECK(world.get(path + "&units=tomorrow", world.admin).violations() ==
              Violations{"units unknown_value"});
        CHECK(world.get(path + "&compare=maybe", world.admin).status == 422);
    }
    CHECK(world.get("/api/v1/reports/entry?from=1900-01-01&to=1900-01-31&compare=true", world.admin)
              .violations() == Violations{"from too_early"});
    // The report of outgoing documents has no rate.
    CHECK(world.get("/api/v1/reports/outgoing" + period + "&compare=true", world.admin).status == 422);
}

}  // namespace
}  // namespace vanthu::tests
