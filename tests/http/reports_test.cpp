#include "storage/database.h"
#include "storage/figure_follower.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <map>
#include <thread>

namespace vanthu::tests {
namespace {

const std::string kPeriod = "?from=2026-01-01&to=2026-12-31";

struct ReportedRegistry : HttpWorld {
    std::string token{tokenOf("vanthu", domain::Role::clerk, "H99.1")};

    /// Tokens end after some hours.
    void comeBackAfter(std::chrono::hours time) {
        clock.advance(time);
        token = app.sessions.logIn("vanthu", kPassword, "127.0.0.1").token;
    }
    HttpAnswer enter() const {
        return post("/api/v1/documents", token,
                    R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"}})");
    }
    HttpAnswer entry(const std::string& more = "") const {
        return get("/api/v1/reports/entry" + kPeriod + more, token);
    }
    /// Documents that the report counts.
    [[nodiscard]] int entered(const std::string& more = "") const {
        return entry(more)
            .json()
            ->getObject("total")
            ->getObject("outgoing")
            ->getObject("entered")
            ->getValue<int>("numerator");
    }
};

TEST_CASE("reports come as JSON and CSV, and name what is wrong with the period", "[http]") {
    ReportedRegistry registry;
    REQUIRE(registry.enter().status == 201);

    CHECK(registry.entry().status == 200);
    const auto csv =
        registry.get("/api/v1/reports/interconnection" + kPeriod + "&format=csv", registry.token);
    CHECK(csv.response.getContentType() == "text/csv; charset=utf-8");
    CHECK(registry.get("/api/v1/reports/entry?from=2026-01-01", registry.token).violations() ==
          std::vector<std::string>{"to required"});
    CHECK(registry.get("/api/v1/reports/entry?from=2026-02-01&to=2026-01-01", registry.token).violations() ==
          std::vector<std::string>{"to too_early"});
    CHECK(registry.entry("&unit=H99").status == 404);
}

TEST_CASE("a period that has not begun has no report of any kind, one that lasts has", "[http]") {
    ReportedRegistry registry;
    REQUIRE(registry.enter().status == 201);
    const auto today = domain::vietnamDate(registry.clock.now());
    const auto reportFrom = [&](const std::string& report, domain::Date from) {
        return registry.get("/api/v1/reports/" + report +
                                (report.find('?') == std::string::npos ? "?" : "&") + "from=" + from.iso() +
                                "&to=2099-12-31",
                            registry.token);
    };

    for (const auto* report :
         {"entry", "interconnection", "handling", "timeliness", "outgoing", "series", "declared-counts",
          "proposals", "open-documents", "differences?report=entry&before_change=1"}) {
        INFO(report);
        CHECK(reportFrom(report, today).status == 200);
        CHECK(reportFrom(report, today.plusDays(1)).violations() ==
              std::vector<std::string>{"from in_the_future"});
    }
}

TEST_CASE("a report comes as a page that runs no script, evidence does not", "[http]") {
    ReportedRegistry registry;
    REQUIRE(registry.enter().status == 201);

    for (const auto* report : {"entry", "interconnection", "handling", "timeliness", "outgoing"}) {
        INFO(report);
        const auto page =
            registry.get("/api/v1/reports/" + std::string(report) + kPeriod + "&format=html", registry.token);
        CHECK(page.status == 200);
        CHECK(page.response.getContentType() == "text/html; charset=utf-8");
        CHECK(page.response.get("Content-Disposition").starts_with("inline; filename=\""));
        const auto policy = page.response.get("Content-Security-Policy");
        CHECK(policy.starts_with("default-src 'none'; style-src 'sha256-"));
        CHECK(policy.find("unsafe") == std::string::npos);
        CHECK(policy.find("script-src") == std::string::npos);
        CHECK(page.body.starts_with("<!DOCTYPE html>"));
    }
    CHECK(registry.get("/api/v1/reports/series" + kPeriod + "&format=html", registry.token).violations() ==
          std::vector<std::string>{"format unknown_value"});
}

TEST_CASE("a report as of a change has the same bytes for ever", "[http]") {
    ReportedRegistry registry;
    const auto made = registry.enter();
    registry.clock.advance(std::chrono::hours{1});
    const auto change = registry.entry().json()->getValue<std::string>("as_of_change");
    std::map<std::string, std::string> first;
    for (const std::string report : {"entry", "interconnection", "handling", "timeliness"})
        for (const std::string format : {"json", "csv", "xlsx", "pdf"}) {
            const auto path = report + kPeriod + "&as_of_change=" + change + "&format=" + format;
            first[path] = registry.get("/api/v1/reports/" + path, registry.token).body;
        }

    // The year goes on: corrected into another year, others entered, the unit named anew.
    registry.comeBackAfter(std::chrono::hours{48});
    const auto path = made.response.get("Location");
    REQUIRE(registry
                .send({"PATCH",
                       path,
                       registry.token,
                       R"({"issued_date":"2026-02-27","reason":"nhập nhầm"})",
                       "application/json",
                       {{"If-Match", "\"1\""}}})
                .status == 200);
    REQUIRE(registry.enter().status == 201);
    const auto admin = registry.tokenOf("quantri2", domain::Role::administrator, "H99");
    REQUIRE(registry
                .send({"PATCH", "/api/v1/organisations/2", admin,
                       R"({"name":"Sở Nội vụ và Lao động","valid_from":"2026-03-03"})"})
                .status == 200);

    CHECK(registry.entered() == 2);
    CHECK(registry.entry().body.find("Sở Nội vụ và Lao động") != std::string::npos);
    for (const auto& [report, bytes] : first) {
        INFO(report);
        CHECK(registry.get("/api/v1/reports/" + report, registry.token).body == bytes);
    }
}

TEST_CASE("a report as of a moment counts what was known then", "[http]") {
    ReportedRegistry registry;  // 2026-03-02 08:00
    REQUIRE(registry.enter().status == 201);
    registry.comeBackAfter(std::chrono::hours{24});
    REQUIRE(registry.enter().status == 201);
    registry.clock.advance(std::chrono::hours{1});

    CHECK(registry.entered("&as_of=2026-03-02") == 1);
    CHECK(registry.entered("&as_of=2026-03-02T09:00:00%2B07:00") == 1);
    CHECK(registry.entered("&as_of=2026-03-03") == 2);
    CHECK(registry.entered("&as_of=2026-03-01") == 0);
    CHECK(registry.entry("&as_of=2026-03-04").violations() ==
          std::vector<std::string>{"as_of in_the_future"});
    CHECK(registry.entry("&as_of=hom-qua").violations() == std::vector<std::string>{"as_of not_a_moment"});
    CHECK(registry.entry("&as_of_change=99999").violations() ==
          std::vector<std::string>{"as_of_change unknown_change"});
    CHECK(registry.entry("&as_of_change=0").violations() ==
          std::vector<std::string>{"as_of_change out_of_range"});
    CHECK(registry.entry("&as_of=2026-03-02&as_of_change=1").violations() ==
          std::vector<std::string>{"as_of_change ambiguous"});
    // What does not follow the log cannot tell of the past.
    CHECK(registry.get("/api/v1/reports/outgoing" + kPeriod + "&as_of=2026-03-02", registry.token)
              .violations() == std::vector<std::string>{"as_of unknown_parameter"});
}

TEST_CASE("why a report says something else is told by documents", "[http]") {
    ReportedRegistry registry;  // 2026-03-02 08:00
    const auto made = registry.enter();
    registry.comeBackAfter(std::chrono::hours{24});
    REQUIRE(registry.enter().status == 201);
    REQUIRE(registry
                .send({"PATCH",
                       made.response.get("Location"),
                       registry.token,
                       R"({"issued_date":"2026-02-27","reason":"nhập nhầm"})",
                       "application/json",
                       {{"If-Match", "\"1\""}}})
                .status == 200);
    const auto ask = [&](const std::string& more) {
        return registry.get("/api/v1/reports/differences?from=2026-03-01&to=2026-12-31" + more,
                            registry.token);
    };

    const auto told = ask("&report=entry&before=2026-03-02");
    REQUIRE(told.status == 200);
    const auto json = told.json();
    // One came and one left: nothing differs in sum but that the one that left had been entered in time too.
    CHECK(json->getArray("units")->empty());
    const auto lines = json->getArray("lines");
    REQUIRE(lines->size() == 2);
    const auto left = lines->getObject(0);
    CHECK(left->getValue<std::string>("what") == "Văn bản đi số 1");
    CHECK(left->getValue<std::string>("day_before") == "2026-03-02");
    CHECK(left->getValue<std::string>("day_after") == "2026-02-27");
    CHECK(left->getObject("because")->getValue<std::string>("action") == "corrected");
    CHECK(left->getArray("figures")->getObject(0)->getValue<std::string>("figure") == "entered");
    CHECK(left->getArray("figures")->getObject(0)->getValue<int>("by") == -1);
    CHECK(lines->getObject(1)->getArray("figures")->getObject(0)->getValue<int>("by") == 1);
    CHECK(ask("&report=handling&before=2026-03-02").json()->getArray("lines")->empty());
    CHECK(ask("&report=entry&before=2026-03-02&format=csv").body.find("giảm 1") != std::string::npos);
    // Until nothing had happened yet, nothing differs from before everything.
    CHECK(ask("&report=entry&before=2026-03-01&as_of=2026-03-01").json()->getArray("lines")->empty());

    CHECK(ask("&report=entry").violations() == std::vector<std::string>{"before required"});
    CHECK(ask("&report=entry&before=2026-03-02&as_of=2026-03-01").violations() ==
          std::vector<std::string>{"before too_late"});
    CHECK(ask("&report=entry&before=2026-03-09").violations() ==
          std::vector<std::string>{"before in_the_future"});
    CHECK(ask("&report=entry&before_change=99999").violations() ==
          std::vector<std::string>{"before_change unknown_change"});
    CHECK(ask("&report=outgoing&before=2026-03-02&format=pdf").violations() ==
          std::vector<std::string>{"report unknown_value", "format unknown_value"});
    CHECK(ask("&report=entry&before=2026-03-02&unit=H1.2").status == 404);
}

TEST_CASE("a handling report is divided by urgency and source when that is asked for", "[http]") {
    ReportedRegistry registry;
    const auto come = [&](const std::string& code, const std::string& urgency) {
        REQUIRE(registry
                    .post("/api/v1/documents", registry.token,
                          R"({"direction":"incoming","type":"KH","subject":"Kế hoạch","code":")" + code +
                              R"(","issuer_name":"Bộ","issued_date":"2026-02-27","urgency":")" + urgency +
                              "\"}")
                    .status == 201);
    };
    come("1/KH-BNV", "express");
    come("2/KH-BNV", "normal");
    come("3/KH-BNV", "normal");
    const auto path = "/api/v1/reports/handling" + kPeriod;
    const auto totals = [&](const HttpAnswer& answer, const std::string& list, const std::string& key) {
        std::map<std::string, int> found;
        const auto lines = answer.json()->getArray(list);
        for (unsigned i = 0; i < lines->size(); ++i)
            found[lines->getObject(i)->getValue<std::string>(key)] =
                lines->getObject(i)->getValue<int>("total");
        return found;
    };

    const auto report = registry.get(path + "&divided=true&compare=true", registry.token);

    CHECK(totals(report, "urgencies", "urgency") ==
          std::map<std::string, int>{{"express", 1}, {"very_urgent", 0}, {"urgent", 0}, {"normal", 2}});
    CHECK(totals(report, "sources", "source") == std::map<std::string, int>{{"electronic", 0}, {"other", 3}});
    CHECK_FALSE(registry.get(path, registry.token).json()->has("urgencies"));
    CHECK(registry.get(path + "&divided=x", registry.token).violations() ==
          std::vector<std::string>{"divided not_a_flag"});
    CHECK(registry.entry("&divided=true").violations() ==
          std::vector<std::string>{"divided unknown_parameter"});
    const auto change = std::to_string(report.json()->getValue<std::int64_t>("as_of_change"));
    const auto then = path + "&divided=true&as_of_change=" + change;
    const auto bytes = registry.get(then, registry.token).body;
    come("4/KH-BNV", "urgent");
    CHECK(registry.get(then, registry.token).body == bytes);
}

TEST_CASE("reports asked for by many while documents come in count every change once", "[http]") {
    ReportedRegistry registry;
    std::vector<std::thread> people;
    for (int i = 0; i < 4; ++i)
        people.emplace_back([&] {
            for (int n = 0; n < 10; ++n) {
                static_cast<void>(registry.enter());
                static_cast<void>(registry.entry());
            }
        });
    for (auto& person : people)
        person.join();
    CHECK(registry.entered() == 40);
    CHECK(registry.database.read(storage::figuresUpTo) == registry.database.head());
}

}  // namespace
}  // namespace vanthu::tests
