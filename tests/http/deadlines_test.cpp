#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

const std::string kDeadlineApi = "/api/v1";

struct DeadlineRegistry : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string keeper{tokenOf("quantri2", domain::Role::administrator, "H99")};
};

TEST_CASE("the calendar is kept by administrators and read by all", "[http]") {
    DeadlineRegistry registry;
    const std::string day =
        R"({"day":"2026-03-03","name":"Nghỉ bão","legal_basis":"CĐ 1/CĐ-UBND","working":false})";
    CHECK(registry.post(kDeadlineApi + "/calendar", registry.clerk, day).status == 403);
    const auto added = registry.post(kDeadlineApi + "/calendar", registry.keeper, day);
    CHECK(added.status == 201);
    CHECK(registry.post(kDeadlineApi + "/calendar", registry.keeper, day).status == 409);

    const auto listed =
        registry.get(kDeadlineApi + "/calendar?year=2026", registry.clerk).json()->getArray("exceptions");
    CHECK(listed->getObject(0)->getValue<std::string>("day") == "01-01");
    bool found = false;
    for (unsigned i = 0; i < listed->size(); ++i)
        found = found || listed->getObject(i)->getValue<std::string>("day") == "2026-03-03";
    CHECK(found);

    const auto path = kDeadlineApi + "/calendar/" +
                      std::to_string(added.json()->getValue<std::int64_t>("id")) + "/withdrawal";
    CHECK(registry.post(path, registry.keeper, "{}").violations() ==
          std::vector<std::string>{"reason required"});
    CHECK(registry.post(path, registry.keeper, R"({"reason":"Bão tan"})").status == 200);
    CHECK(registry.post(path, registry.keeper, R"({"reason":"Bão tan"})").status == 409);
    CHECK(registry.post(kDeadlineApi + "/calendar/99999/withdrawal", registry.keeper, R"({"reason":"x"})")
              .status == 404);
    CHECK(registry.get(kDeadlineApi + "/calendar?year=12", registry.clerk).status == 422);
}

TEST_CASE("a rule proposes the deadline of a registration over HTTP", "[http]") {
    DeadlineRegistry registry;
    const auto rule =
        registry.post(kDeadlineApi + "/deadline-rules", registry.keeper,
                      R"({"step":"handle","working_days":5,"type":"KH","legal_basis":"QĐ 12"})");
    REQUIRE(rule.status == 201);
    CHECK(rule.json()->getValue<std::string>("valid_from") == "2026-03-02");
    const auto registered =
        registry.post(kDeadlineApi + "/documents", registry.clerk,
                      R"({"direction":"incoming","type":"KH","subject":"Kế hoạch",)"
                      R"("code":"1/KH-BNV","issuer_name":"Bộ","issued_date":"2026-02-27"})");
    CHECK(registered.json()->getValue<std::string>("due_date") == "2026-03-09");

    const auto path =
        kDeadlineApi + "/deadline-rules/" + std::to_string(rule.json()->getValue<std::int64_t>("id"));
    const auto end = [&](const std::string& body) {
        return registry.send({"PATCH", path, registry.keeper, body});
    };
    CHECK(end("{}").violations() == std::vector<std::string>{"valid_to required"});
    CHECK(end(R"({"valid_to":"2026-03-31"})").violations() == std::vector<std::string>{"reason required"});
    CHECK(end(R"({"valid_to":"2026-03-31","reason":"Bãi bỏ"})").status == 200);
    CHECK(end(R"({"valid_to":"2026-04-30","reason":"Kéo dài"})").status == 409);
}

TEST_CASE("what is wrong with a rule is named field by field", "[http]") {
    DeadlineRegistry registry;
    const auto told = [&](const std::string& body) {
        return registry.post(kDeadlineApi + "/deadline-rules", registry.keeper, body).violations();
    };
    using Told = std::vector<std::string>;
    CHECK(told("{}") == Told{"step required", "working_days required"});
    CHECK(told(R"({"step":"dream","working_days":1,"legal_basis":"x"})") == Told{"step unknown_value"});
    CHECK(told(R"({"step":"handle","working_days":501,"legal_basis":"x"})") ==
          Told{"working_days out_of_range"});
    CHECK(told(R"({"step":"handle","working_days":-1,"legal_basis":"x"})") ==
          Told{"working_days out_of_range"});
    CHECK(told(R"({"step":"handle","working_days":1,"urgency":"chớp","legal_basis":"x"})") ==
          Told{"urgency unknown_value"});
    CHECK(told(R"({"step":"handle","working_days":1,"more":1,"legal_basis":"x"})") ==
          Told{"more unknown_field"});
}

}  // namespace
}  // namespace vanthu::tests
