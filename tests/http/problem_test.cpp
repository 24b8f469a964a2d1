#include "server/http/problem.h"

#include "schemas/domain/refusal.h"
#include "tests/http/http_world.h"
#include "tests/support/vietnamese.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

void checkVietnamese(const std::string& body) {
    const auto problem = parsed(body);
    CAPTURE(body);
    CHECK(looksVietnamese(problem->optValue<std::string>("title", "")));
    CHECK(looksVietnamese(problem->optValue<std::string>("detail", "")));
    const auto violations = problem->getArray("violations");
    for (unsigned i = 0; !violations.isNull() && i < violations->size(); ++i)
        CHECK(looksVietnamese(violations->getObject(i)->getValue<std::string>("message")));
}

TEST_CASE("every error code has a Vietnamese title and detail and hides the log's message", "[http]") {
    for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
        const auto problem =
            http::problemOf(Error(static_cast<ErrorCode>(code), "no such table: secrets in /var/lib"));
        checkVietnamese(problem.json);
        CHECK(problem.json.find("secrets") == std::string::npos);
    }
}

TEST_CASE("every fault of a request has a Vietnamese title and detail", "[http]") {
    for (int fault = 0; fault <= static_cast<int>(http::Fault::unsupportedMediaType); ++fault)
        checkVietnamese(http::problemOf(http::RequestFault(static_cast<http::Fault>(fault))).json);
    checkVietnamese(http::internalProblem().json);
}

TEST_CASE("a refusal is explained with its facts", "[http]") {
    const auto problem = http::problemOf(Refused(Refusal::bookClosed, {"den"}));

    CHECK(problem.status == 409);
    CHECK(parsed(problem.json)->getValue<std::string>("detail").starts_with("Sổ den đã đóng"));
}

TEST_CASE("whatever is wrong with a request, the answer is Vietnamese", "[http]") {
    HttpWorld world;
    const auto clerk = world.tokenOf("vanthu", domain::Role::clerk, "H99.1");
    const auto admin = world.tokenOf("quantri2", domain::Role::administrator, "H99");
    struct Wrong {
        int status;
        HttpWorld::Call call;
    };
    const std::string v1 = "/api/v1";
    const std::vector<Wrong> cases{
        {401, {"GET", v1 + "/me"}},
        {401, {"GET", v1 + "/me", "khong-phai-ma"}},
        {401, {"POST", v1 + "/sessions", "", R"({"login":"vanthu","password":"sai-mat-khau"})"}},
        {403, {"GET", v1 + "/accounts", clerk}},
        {404, {"GET", v1 + "/documents/999", clerk}},
        {404, {"GET", v1 + "/documents/999/files/1", clerk}},
        {404, {"GET", v1 + "/books/999", clerk}},
        {404, {"GET", v1 + "/accounts/999", admin}},
        {404, {"GET", v1 + "/exchange/peers/999", admin}},
        {404, {"GET", v1 + "/verifications/999", admin}},
        {404, {"POST", v1 + "/exchange/inbox/999/acceptance", clerk, "{}"}},
        {404, {"GET", v1 + "/khong-co", clerk}},
        {405, {"DELETE", v1 + "/documents", clerk}},
        {409, {"POST", v1 + "/setup", "", R"({"setup_token":"x","organisation":{},"admin":{}})"}},
        {409,
         {"POST", v1 + "/accounts", admin,
          R"({"login":"vanthu","full_name":"Lê","role":"van_thu","organisation":"H99.1",)"
          R"("password":"mat-khau-rat-dai"})"}},
        {409, {"POST", v1 + "/organisations", admin, R"({"name":"Sở X","code":"H99.1"})"}},
        {415, {"POST", v1 + "/sessions", "", "x", "text/plain"}},
        {400, {"POST", v1 + "/sessions", "", "{"}},
        {400, {"POST", v1 + "/sessions", "", R"({"login":"a","login":"b","password":"c"})"}},
        {400, {"POST", v1 + "/documents", clerk, "x", "multipart/form-data"}},
        {400, {"GET", v1 + "/documents?issuer=%zz", clerk}},
        {422, {"POST", v1 + "/sessions", "", R"({"login":5,"thua":1})"}},
        {422, {"POST", v1 + "/accounts", admin, R"({"login":"Có Dấu","role":"vua","password":"ngan"})"}},
        {422, {"POST", v1 + "/accounts", admin, R"({"organisation":"H00","role":"van_thu","full_name":""})"}},
        {422, {"PATCH", v1 + "/accounts/1", admin, "{}"}},
        {422, {"GET", v1 + "/documents?limit=0&thua=1&direction=ngang", clerk}},
        {422, {"GET", v1 + "/documents?from=31/02/2018&from=x&cursor=abc", clerk}},
        {422, {"GET", v1 + "/reports/entry?format=doc", clerk}},
        {422, {"GET", v1 + "/reports/entry?from=2018-12-31&to=2018-01-01", clerk}},
        {422,
         {"POST", v1 + "/books", admin,
          R"({"organisation":"H00","code":"Có Dấu","direction":"archived","scheme":"khac"})"}},
        {422, {"POST", v1 + "/books/1/voided-numbers", admin, R"({"number":"x","year":1700})"}},
        {422, {"POST", v1 + "/books/1/reserved-numbers", admin, R"({"number":"x","until":"hôm nay"})"}},
        {422, {"POST", v1 + "/books/3/secret-stubs", clerk, R"({"secrecy":"none","subject":"x"})"}},
        {404, {"POST", v1 + "/books/999/reserved-numbers", admin, "{}"}},
        {404, {"PATCH", v1 + "/documents/999", clerk, R"({"reason":"x"})"}},
        {422, {"PATCH", v1 + "/documents/999", clerk, R"({"subject":5,"files":[]})"}},
        {404, {"POST", v1 + "/documents/999/links", clerk, R"({"kind":"based_on","document":1})"}},
        {422, {"POST", v1 + "/documents/999/links", clerk, R"({"kind":"loves","document":0})"}},
        {404, {"POST", v1 + "/documents/999/links/1/withdrawal", clerk, R"({"reason":"x"})"}},
        {409, {"PATCH", v1 + "/books/1", admin, R"({"state":"locked"})"}},
        {422, {"POST", v1 + "/organisations", admin, R"([{"name":"","parent":"H00"},5])"}},
        {422,
         {"POST", v1 + "/exchange/peers", admin,
          R"({"name":"","endpoint":"http://x","public_key":"x","organisation_codes":[]})"}},
        {422, {"POST", v1 + "/accounts", admin, "{}", "application/json", {{"Idempotency-Key", "có dấu"}}}},
    };

    for (const auto& wrong : cases) {
        const auto answer = world.send(wrong.call);
        CAPTURE(wrong.call.method, wrong.call.path, wrong.call.body);
        CHECK(answer.status == wrong.status);
        checkVietnamese(answer.body);
    }
}

}  // namespace
}  // namespace vanthu::tests
