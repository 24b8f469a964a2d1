#include "storage/change_log.h"
#include "tests/http/http_world.h"
#include "tests/support/contains.h"

#include <catch2/catch.hpp>

#include <array>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

constexpr std::array kForms{"html", "pdf", "xlsx", "csv", "json"};

/// H99 with its unit H99.1, which registered a plan; a leader of H99 and whoever reads without an account.
struct Publisher : HttpWorld {
    std::string clerk = tokenOf("vanthu", domain::Role::clerk, "H99.1");
    std::string leader = tokenOf("lanhdao", domain::Role::leader, "H99");

    Publisher() { enter(); }

    void enter() const {
        const auto made = post(
            "/api/v1/documents", clerk,
            R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch mật danh Hoa Sen","signer":{"name":"An"}})");
        REQUIRE(made.status == 201);
    }
    HttpAnswer publish(const std::string& token, const std::string& more = "",
                       const std::string& report = "entry") const {
        return post("/api/v1/published-reports", token,
                    R"({"report":")" + report +
                        R"(","title":"Kết quả năm 2026","from":"2026-01-01","to":"2026-12-31")" + more + "}");
    }
    HttpAnswer withdraw(const std::string& number, const std::string& token,
                        const std::string& body = R"({"reason":"Nhầm kỳ"})") const {
        return post("/api/v1/published-reports/" + number + "/withdrawal", token, body);
    }
    HttpAnswer read(const std::string& number, const std::string& form = "") const {
        return get("/public/reports/" + number + (form.empty() ? "" : "?format=" + form));
    }
    [[nodiscard]] std::map<std::string, std::string> formsOf(const std::string& number) const {
        std::map<std::string, std::string> bytes;
        for (const auto* form : kForms) {
            const auto answer = read(number, form);
            CHECK(answer.status == 200);
            bytes[form] = answer.body;
        }
        return bytes;
    }
};

TEST_CASE("a published report is read by anybody, in every form, and the list leads to it", "[http]") {
    const Publisher world;
    CHECK(contains(world.get("/public").body, "Chưa có báo cáo nào được công bố."));

    const auto published = world.publish(world.leader);

    REQUIRE(published.status == 201);
    CHECK(published.json()->getValue<std::string>("address") == "/public/reports/1");
    const auto list = world.get("/public");
    CHECK(list.status == 200);
    CHECK(list.response.getContentType() == "text/html; charset=utf-8");
    CHECK(contains(list.body, "href=\"/public/reports/1\""));
    CHECK(contains(list.body, "Kết quả năm 2026"));
    const auto page = world.read("1");
    CHECK(page.body == world.read("1", "html").body);
    CHECK(contains(page.body, "Kết quả năm 2026"));
    CHECK(contains(page.body, "đơn vị đạt từ 99 % trở lên"));
    CHECK(world.read("1", "pdf").body.starts_with("%PDF-"));
    CHECK(world.read("1", "xlsx").body.starts_with("PK"));
    CHECK(contains(world.read("1", "csv").body, "Tổng cộng"));
    CHECK(world.read("1", "json").json()->getValue<std::string>("report") == "entry");
    CHECK(contains(world.read("1", "pdf").response.get("Content-Disposition"), "attachment; filename=\""));
}

TEST_CASE("what is published has the same bytes for ever, and a copy is asked for again", "[http]") {
    Publisher world;
    REQUIRE(world.publish(world.leader).status == 201);
    const auto bytes = world.formsOf("1");
    const auto etag = world.read("1").response.get("ETag");

    world.clock.advance(std::chrono::hours{1});
    world.enter();

    CHECK(world.formsOf("1") == bytes);
    for (const std::string path : {"/public/reports/1", "/public/reports/1?format=csv", "/public"}) {
        CAPTURE(path);
        const auto first = world.get(path);
        CHECK(first.response.get("Cache-Control") == "public, no-cache");
        const auto again =
            world.send({"GET", path, "", "", "", {{"If-None-Match", first.response.get("ETag")}}});
        CHECK(again.status == 304);
        CHECK(again.body.empty());
        CHECK(again.response.get("Cache-Control") == "public, no-cache");
    }
    CHECK(world.read("1").response.get("ETag") == etag);
}

TEST_CASE("a report is published as of a change that is past", "[http]") {
    Publisher world;
    const auto change = world.get("/api/v1/reports/entry?from=2026-01-01&to=2026-12-31", world.leader)
                            .json()
                            ->getValue<std::string>("as_of_change");
    world.clock.advance(std::chrono::hours{1});
    world.enter();

    REQUIRE(world.publish(world.leader, ",\"as_of_change\":" + change).status == 201);
    REQUIRE(world.publish(world.leader).status == 201);

    const auto entered = [&](const std::string& number) {
        return world.read(number, "json")
            .json()
            ->getObject("total")
            ->getObject("outgoing")
            ->getObject("entered")
            ->getValue<int>("numerator");
    };
    CHECK(entered("1") == 1);
    CHECK(entered("2") == 2);
    CHECK(world.publish(world.leader, ",\"as_of_change\":999999").violations() ==
          std::vector<std::string>{"as_of_change unknown_change"});
}

TEST_CASE("what is withdrawn is gone, and answers like what never was", "[http]") {
    const Publisher world;
    REQUIRE(world.publish(world.leader).status == 201);
    const auto etag = world.read("1").response.get("ETag");

    CHECK(world.withdraw("1", world.leader, R"({"reason":""})").violations() ==
          std::vector<std::string>{"reason required"});
    CHECK(world.read("1").status == 200);
    const auto withdrawn = world.withdraw("1", world.leader);

    CHECK(withdrawn.status == 200);
    CHECK(withdrawn.json()->getValue<std::string>("withdrawal_reason") == "Nhầm kỳ");
    for (const std::string form : {"", "html", "pdf", "xlsx", "csv", "json"}) {
        CAPTURE(form);
        const auto gone = world.read("1", form);
        const auto absent = world.read("77", form);
        CHECK(gone.status == 404);
        CHECK(gone.body == absent.body);
        CHECK(gone.response.get("Cache-Control") == absent.response.get("Cache-Control"));
        CHECK(gone.response.has("ETag") == absent.response.has("ETag"));
    }
    CHECK(world.send({"GET", "/public/reports/1", "", "", "", {{"If-None-Match", etag}}}).status == 404);
    CHECK(contains(world.get("/public").body, "Chưa có báo cáo nào được công bố."));
    CHECK(world.withdraw("1", world.leader).status == 409);
    CHECK(world.withdraw("77", world.leader).status == 404);
    const auto listed = world.get("/api/v1/published-reports", world.clerk).json();
    CHECK(listed->getArray("reports")->getObject(0)->getValue<std::string>("state") == "withdrawn");
    CHECK_FALSE(listed->getValue<bool>("may_publish"));
}

TEST_CASE("leaders of the root and administrators publish, nobody else does", "[http]") {
    Publisher world;
    const auto administrator = world.tokenOf("quantri2", domain::Role::administrator, "H99.1");
    const auto leaderBelow = world.tokenOf("lanhdao1", domain::Role::leader, "H99.1");
    const auto clerkOfRoot = world.tokenOf("vanthu0", domain::Role::clerk, "H99");

    CHECK(world.publish("").status == 401);
    for (const auto& token : {world.clerk, leaderBelow, clerkOfRoot}) {
        CHECK(world.publish(token).status == 403);
        CHECK_FALSE(world.get("/api/v1/published-reports", token).json()->getValue<bool>("may_publish"));
    }
    CHECK(world.get("/public/reports/1").status == 404);
    REQUIRE(world.publish(administrator).status == 201);
    CHECK(world.withdraw("1", leaderBelow).status == 403);
    CHECK(world.withdraw("1", world.clerk).status == 403);
    CHECK(world.read("1").status == 200);
    CHECK(world.withdraw("1", world.leader).status == 200);
}

TEST_CASE("a hidden unit is in no line, no sum and no count of any form", "[http]") {
    Publisher world;
    const auto open = world.publish(world.leader);
    REQUIRE(open.status == 201);
    REQUIRE(world.publish(world.leader, R"(,"hidden_units":["H99.1"])").status == 201);

    const auto all = world.read("1", "json").json();
    const auto masked = world.read("2", "json").json();
    CHECK(all->getArray("units")->size() == masked->getArray("units")->size() + 1);
    CHECK(masked->getObject("total")
              ->getObject("outgoing")
              ->getObject("entered")
              ->getValue<int>("denominator") == 0);
    CHECK(masked->getObject("standing")->getValue<int>("counted") == 0);
    const auto unit = world.app.directory.current()
                          ->organisation(app::OrganisationReference{std::string("H99.1")})
                          ->versions.front()
                          .name;
    for (const auto* form : {"html", "csv", "json"}) {
        CAPTURE(form);
        CHECK(contains(world.read("1", form).body, unit));
        CHECK_FALSE(contains(world.read("2", form).body, unit));
    }
    CHECK(world.publish(world.leader, R"(,"hidden_units":["H99.1"],"unit":"H99.1")").violations() ==
          std::vector<std::string>{"hidden_units nothing_left"});
    CHECK(world.publish(world.leader, R"(,"hidden_units":["H98"])").violations() ==
          std::vector<std::string>{"hidden_units[0] unknown_organisation"});
}

TEST_CASE("no login, name, document or link to anything else is told without an account", "[http]") {
    const Publisher world;
    for (const auto* report : {"entry", "interconnection", "handling", "timeliness"})
        REQUIRE(world.publish(world.leader, "", report).status == 201);

    std::string told = world.get("/public").body;
    for (const auto* number : {"1", "2", "3", "4"})
        for (const auto* form : {"html", "csv", "json"})
            told += world.read(number, form).body;
    for (const auto* word :
         {"Hoa Sen", "lanhdao", "vanthu", "/documents", "/api/", "<script", "published_by"}) {
        CAPTURE(word);
        // The set of rules is named after the program.
        std::string text = told;
        for (auto at = text.find("vanthu-ty-le"); at != std::string::npos; at = text.find("vanthu-ty-le"))
            text.erase(at, 6);
        CHECK_FALSE(contains(text, word));
    }
    const auto policy = world.read("1").response.get("Content-Security-Policy");
    CHECK(policy.starts_with("default-src 'none'; style-src 'sha256-"));
    CHECK(world.get("/public").response.get("Content-Security-Policy") == policy);
    CHECK(world.get("/api/v1/published-reports").status == 401);
}

TEST_CASE("what is wrong with a publication is named field by field", "[http]") {
    const Publisher world;
    CHECK(world.post("/api/v1/published-reports", world.leader, "{}").violations() ==
          std::vector<std::string>{"report required", "title required", "from required", "to required"});
    CHECK(world.publish(world.leader, "", "outgoing").violations() ==
          std::vector<std::string>{"report unknown_value"});
    CHECK(world.publish(world.leader, R"(,"base":"declared")", "handling").violations() ==
          std::vector<std::string>{"base not_of_this_report"});
    CHECK(world.publish(world.leader, R"(,"base":"x")").violations() ==
          std::vector<std::string>{"base unknown_value"});
    CHECK(world.publish(world.leader, R"(,"unit":"H98")").status == 404);
    CHECK(world
              .post("/api/v1/published-reports", world.leader,
                    R"({"report":"entry","title":"A","from":"2026-02-01","to":"2026-01-01"})")
              .violations() == std::vector<std::string>{"to too_early"});
    CHECK(world
              .post("/api/v1/published-reports", world.leader,
                    R"({"report":"entry","title":")" + std::string(201, 'a') +
                        R"(","from":"2026-01-01","to":"2026-02-01"})")
              .violations() == std::vector<std::string>{"title too_long"});
    CHECK(world.get("/public/reports/1?format=docx").violations() ==
          std::vector<std::string>{"format unknown_value"});
    CHECK(world.get("/public?before=0").violations().size() == 1);
    CHECK(world.get("/public?page=2").violations().size() == 1);
    CHECK(contains(world.get("/public").body, "Chưa có"));
}

TEST_CASE("the public list goes on page by page, newest first", "[http]") {
    const Publisher world;
    for (int i = 0; i < 21; ++i)
        REQUIRE(world.publish(world.leader).status == 201);

    const auto first = world.get("/public").body;
    CHECK(first.find("/public/reports/21\"") < first.find("/public/reports/20\""));
    CHECK_FALSE(contains(first, "/public/reports/1\""));
    CHECK(contains(first, "/public?before=2\""));
    const auto second = world.get("/public?before=2").body;
    CHECK(contains(second, "/public/reports/1\""));
    CHECK_FALSE(contains(second, "/public/reports/2\""));
    CHECK_FALSE(contains(second, "before="));
}

TEST_CASE("publishing and withdrawing are rows of the change log, and a repeat publishes once", "[http]") {
    Publisher world;
    const auto ask = [&] {
        return world.send({"POST",
                           "/api/v1/published-reports",
                           world.leader,
                           R"({"report":"entry","title":"A","from":"2026-01-01","to":"2026-02-01"})",
                           "application/json",
                           {{"Idempotency-Key", "mot"}}});
    };
    const auto first = ask();
    REQUIRE(first.status == 201);
    CHECK(ask().body == first.body);
    CHECK(world.withdraw("1", world.leader).status == 200);

    const auto changes = world.database.read([](storage::ReadTransaction& transaction) {
        return storage::changesOf(transaction, "published_report", 1);
    });
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].action == "published");
    CHECK(contains(changes[0].after, "\"format\":\"pdf\",\"media_type\":\"application/pdf\""));
    CHECK(changes[1].action == "withdrawn");
    CHECK(contains(changes[1].after, "\"withdrawal_reason\":\"Nhầm kỳ\""));
    CHECK(world.get("/api/v1/published-reports", world.leader).json()->getArray("reports")->size() == 1);
}

}  // namespace
}  // namespace vanthu::tests
