#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <string>

namespace vanthu::tests {
namespace {

const std::string kDocument =
    R"({"direction":"incoming","code":"5/SNV-CCHC","issued_date":"2026-02-05","type":"CV",)"
    R"("issuer_name":"Sở Nội vụ","subject":"Báo cáo cải cách","signer":{"name":"Nguyễn Văn An"},"proposals":)";

std::string countsOf(HttpWorld& world, const std::string& token) {
    const auto report = world.get("/api/v1/reports/proposals?from=2026-03-01&to=2026-03-31", token).json();
    std::string counts;
    const auto fields = report->getArray("fields");
    for (unsigned i = 0; i < fields->size(); ++i) {
        const auto field = fields->getObject(i);
        counts += field->getValue<std::string>("field") + ' ' + field->getValue<std::string>("confidence") +
                  ' ' + std::to_string(field->getValue<int>("proposed")) + ' ' +
                  std::to_string(field->getValue<int>("kept")) + ' ' +
                  std::to_string(field->getValue<int>("changed")) + "; ";
    }
    return counts;
}

TEST_CASE("what became of proposals is counted with the registration", "[http]") {
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto registration = kDocument + R"([{"field":"code","value":"05/SNV-CCHC","confidence":"sure"},)" +
                              R"({"field":"subject","value":"Báo cáo","confidence":"likely"},)" +
                              R"({"field":"signer","value":"NGUYỄN VĂN AN","confidence":"sure"},)" +
                              R"({"field":"place","value":"Bình Minh","confidence":"likely"}]})";

    const auto answer = world.post("/api/v1/documents", clerk, registration);

    REQUIRE(answer.status == 201);
    // What was typed is what is registered, whatever was proposed.
    CHECK(answer.json()->getValue<std::string>("subject") == "Báo cáo cải cách");
    CHECK(countsOf(world, clerk) == "code sure 1 1 0; subject likely 1 0 1; signer sure 1 1 0; ");
    // A registration that is refused counts nothing.
    CHECK(world.post("/api/v1/documents", clerk, registration).status == 409);
    CHECK(countsOf(world, clerk) == "code sure 1 1 0; subject likely 1 0 1; signer sure 1 1 0; ");
}

TEST_CASE("proposals of a registration are checked field by field", "[http]") {
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto proposal = GENERATE(R"({"field":"colour","value":"x","confidence":"sure"})",
                                   R"({"field":"code","value":"x","confidence":"certain"})",
                                   R"({"field":"code","confidence":"sure"})",
                                   R"({"field":"code","value":"x","confidence":"sure","more":1})");

    CHECK(world.post("/api/v1/documents", clerk, kDocument + "[" + proposal + "]}").status == 422);
    CHECK(countsOf(world, clerk).empty());
}

}  // namespace
}  // namespace vanthu::tests
