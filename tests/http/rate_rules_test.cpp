#include "tests/http/index_office.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

namespace vanthu::tests {
namespace {

using Strings = std::vector<std::string>;

struct RulesOffice : IndexOffice {
    std::string administrator{app.sessions.logIn("quantri", kPassword, "127.0.0.1").token};

    static std::string body(const std::string& id, const std::string& from, const std::string& after,
                            const std::string& more = "") {
        return R"({"id":")" + id + R"(","valid_from":")" + from +
               R"(","source":"Quyết định 12/2026/QĐ-UBND","after":")" + after + "\"" + more + "}";
    }
    HttpAnswer add(const std::string& text) { return post("/api/v1/rate-rules", administrator, text); }
    [[nodiscard]] HttpAnswer entry(const std::string& year, const std::string& more = "") {
        return get("/api/v1/reports/entry?from=" + year + "-01-01&to=" + year + "-01-31" + more, chair);
    }
};

const std::string kLeads = R"(,"leading":[{"report":"entry","rate":"A","threshold":950}])";
const std::string kLate = R"(,"reason":"Chốt lại năm 2026")";

std::string ruleSet(const HttpAnswer& answer) {
    return answer.json()->getValue<std::string>("rule_set");
}
std::string ruleSetOf(const HttpAnswer& differences, const char* side) {
    return differences.json()->getObject(side)->getValue<std::string>("rule_set");
}

}  // namespace

TEST_CASE("a set holds from its first day on, and reports from before it was known keep their bytes",
          "[http]") {
    RulesOffice office;
    const auto change = std::to_string(office.entry("2027").json()->getValue<std::int64_t>("as_of_change"));
    const auto before = office.entry("2027", "&as_of_change=" + change);
    const auto earlier = office.entry("2026", "&as_of_change=" + change);
    REQUIRE(before.status == 200);

    const auto added = office.add(office.body("tinh-1", "2027-01-01", "vanthu-ty-le-2", kLeads));
    REQUIRE(added.status == 201);
    CHECK(added.json()->getArray("differences")->size() == 1);
    CHECK(ruleSet(office.entry("2027")) == "tinh-1");
    CHECK(ruleSet(office.entry("2026")) == "vanthu-ty-le-2");
    CHECK(office.entry("2027", "&as_of_change=" + change).body == before.body);
    CHECK(office.entry("2026", "&as_of_change=" + change).body == earlier.body);

    const auto why = office.get(
        "/api/v1/reports/differences?report=entry&from=2027-01-01&to=2027-01-31"
        "&before_change=" +
            change,
        office.chair);
    CHECK(ruleSetOf(why, "before") == "vanthu-ty-le-2");
    CHECK(ruleSetOf(why, "after") == "tinh-1");

    const auto listed = office.get("/api/v1/rate-rules", office.chair).json()->getArray("rate_rules");
    REQUIRE(listed->size() == 2);
    CHECK(listed->getObject(0)->getValue<std::string>("id") == "tinh-1");
    CHECK(listed->getObject(0)->getValue<std::string>("valid_from") == "2027-01-01");
}

TEST_CASE("the list names the counts that each rate may add up", "[http]") {
    RulesOffice office;
    const auto rates = office.get("/api/v1/rate-rules", office.chair).json()->getArray("counters");
    REQUIRE(rates->size() == domain::kWords<domain::RateName>.size());
    const auto first = rates->getObject(0);
    CHECK(first->getValue<std::string>("rate") == "A");
    CHECK(first->getArray("counters")->getObject(1)->getValue<std::string>("counter") == "with_file");
    CHECK(first->getArray("counters")->getObject(1)->getValue<std::string>("label") == "đã vào sổ, đủ tệp");
}

TEST_CASE("the sample of a set is taken as it is", "[http]") {
    RulesOffice office;
    std::ifstream file(VANTHU_SOURCE "/schemas/samples/rate_rules.json");
    const std::string sample{std::istreambuf_iterator<char>(file), {}};
    const auto added = office.add(sample);
    CAPTURE(added.body);
    REQUIRE(added.status == 201);
    CHECK(added.json()->getArray("differences")->size() == 3);
}

TEST_CASE("a set changes who reaches the threshold, of the periods that it holds for", "[http]") {
    RulesOffice office;
    // Two documents without a file: all of them are entered, none is complete.
    const auto reached = [&] {
        return office.get("/api/v1/reports/entry?from=2026-01-01&to=2026-12-31", office.chair)
            .json()
            ->getObject("standing")
            ->getValue<int>("reached");
    };
    CHECK(reached() == 0);
    REQUIRE(office.add(office.body("tinh-1", "2026-01-01", "vanthu-ty-le-2", kLeads + kLate)).status == 201);
    CHECK(reached() == 1);
    // One of the same day takes its place.
    REQUIRE(office.add(office.body("tinh-2", "2026-01-01", "tinh-1", kLate)).status == 201);
    CHECK(reached() == 0);
}

TEST_CASE("what is wrong with a set is named, and nothing is stored", "[http]") {
    RulesOffice office;
    const auto faults = [&](const std::string& more, const std::string& from = "2027-02-01") {
        return office.add(office.body("tinh-1", from, "vanthu-ty-le-2", more)).violations();
    };
    const auto rate = [](const std::string& numerator, const std::string& denominator) {
        return R"(,"rates":[{"rate":"G","numerator":[)" + numerator + R"(],"denominator":[)" + denominator +
               "]}]";
    };
    CHECK(office.add("{}").violations() ==
          Strings{"id required", "valid_from required", "source required", "after required"});
    CHECK(faults(rate(R"("done_online")", "")) == Strings{"rates[G].denominator required"});
    CHECK(faults(rate(R"("done_online")", R"("khac")")) == Strings{"rates[0].denominator[0] unknown_value"});
    CHECK(faults(rate(R"("done")", R"("done_online")")) == Strings{"rates[G].numerator exceeds"});
    CHECK(faults(R"(,"rates":[{"rate":"K","numerator":["done"],"denominator":["done"]}])") ==
          Strings{"rates[0].rate unknown_value"});
    CHECK(faults(R"(,"leading":[{"report":"entry","rate":"A","threshold":1001}])") ==
          Strings{"leading[0].threshold out_of_range"});
    CHECK(faults(R"(,"leading":[{"report":"entry","rate":"C","threshold":900}])") ==
          Strings{"leading[entry].rate not_allowed"});
    CHECK(faults("", "2026-12-31") == Strings{"reason required"});
    CHECK(faults(R"(,"reason":")" + std::string(501, 'a') + "\"") == Strings{"reason too_long"});
    CHECK(office.add(office.body("vanthu-ty-le-2", "2027-02-01", "vanthu-ty-le-2")).violations() ==
          Strings{"id taken"});
    CHECK(
        office.post("/api/v1/rate-rules", office.chair, office.body("tinh-1", "2027-02-01", "vanthu-ty-le-2"))
            .status == 403);
    CHECK(office.get("/api/v1/rate-rules", office.chair).json()->getArray("rate_rules")->size() == 1);
    CHECK(ruleSet(office.entry("2027")) == "vanthu-ty-le-2");
}

TEST_CASE("whoever is slower of two is told, and the next set begins no earlier", "[http]") {
    RulesOffice office;
    REQUIRE(office.add(office.body("tinh-1", "2027-03-01", "vanthu-ty-le-2")).status == 201);
    CHECK(office.add(office.body("tinh-2", "2027-03-01", "vanthu-ty-le-2")).status == 409);
    CHECK(office.add(office.body("tinh-1", "2027-03-01", "tinh-1")).violations() == Strings{"id taken"});
    CHECK(office.add(office.body("tinh-2", "2027-02-01", "tinh-1")).violations() ==
          Strings{"valid_from too_early"});
    CHECK(office.get("/api/v1/rate-rules", office.chair).json()->getArray("rate_rules")->size() == 2);
}

}  // namespace vanthu::tests
