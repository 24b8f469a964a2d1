#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

/// A clerk with two documents to present, of which one is presented to the leader.
struct BusyUnit : HttpWorld {
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    std::string leader{tokenOf("giamdoc", domain::Role::leader, "H99.1")};
    std::string officer{tokenOf("chuyenvien", domain::Role::officer, "H99.1")};
    std::string keeper{tokenOf("quantri2", domain::Role::administrator, "H99")};

    BusyUnit() {
        enter("1/KH-BNV");
        present(enter("2/KH-BNV"));
    }
    std::string enter(const std::string& code) const {
        const auto registered = post("/api/v1/documents", clerk,
                                     R"({"direction":"incoming","type":"KH","subject":"Kế hoạch","code":")" +
                                         code + R"(","issuer_name":"Bộ","issued_date":"2026-02-27"})");
        return std::to_string(registered.json()->getValue<std::int64_t>("id"));
    }
    void present(const std::string& document) const {
        CHECK(post("/api/v1/documents/" + document + "/handling", clerk,
                   R"({"action":"present","leader":"giamdoc"})")
                  .status == 201);
    }
    Poco::JSON::Object::Ptr counters(const std::string& token) const {
        const auto answer = get("/api/v1/counters", token);
        CHECK(answer.status == 200);
        return answer.json();
    }
    std::int64_t work(const std::string& token, const std::string& kind) const {
        return counters(token)->getObject("work")->getValue<std::int64_t>(kind);
    }
};

TEST_CASE("the counters are what the lists hold", "[http]") {
    const BusyUnit unit;
    for (const auto& token : {unit.clerk, unit.leader, unit.officer})
        for (const std::string kind : {"assignment", "presentation", "direction", "extension", "draft"}) {
            CAPTURE(token, kind);
            const auto list =
                unit.get("/api/v1/work?limit=200&kind=" + kind, token).json()->getArray("items");
            CHECK(unit.work(token, kind) == static_cast<std::int64_t>(list->size()));
        }
    CHECK(unit.work(unit.clerk, "presentation") == 1);
    CHECK(unit.work(unit.leader, "direction") == 1);
    CHECK(unit.work(unit.officer, "direction") == 0);
    CHECK(unit.counters(unit.leader)->getValue<std::int64_t>("notices") ==
          unit.get("/api/v1/notices/unread", unit.leader).json()->getValue<std::int64_t>("unread"));
}

TEST_CASE("an assignment whose deadline has passed is overdue", "[http]") {
    BusyUnit unit;
    const auto document = unit.enter("3/KH-BNV");
    unit.present(document);
    REQUIRE(unit.post("/api/v1/documents/" + document + "/handling", unit.leader,
                      R"({"action":"direct","text":"Giao tham mưu","assignments":[{"account":"chuyenvien",)"
                      R"("role":"main","due_date":"2026-03-04"}]})")
                .status == 201);
    CHECK(unit.work(unit.officer, "assignment") == 1);
    CHECK(unit.counters(unit.officer)->getValue<std::int64_t>("overdue") == 0);

    unit.clock.advance(std::chrono::hours{24 * 7});
    const auto later = unit.app.sessions.logIn("chuyenvien", kPassword, "127.0.0.1").token;

    CHECK(unit.counters(later)->getValue<std::int64_t>("overdue") == 1);
}

TEST_CASE("a number stands there only for who may open its list", "[http]") {
    const BusyUnit unit;
    const auto names = [&](const std::string& token) {
        std::vector<std::string> found = unit.counters(token)->getNames();
        std::sort(found.begin(), found.end());
        return found;
    };
    using Names = std::vector<std::string>;

    CHECK(names(unit.clerk) == Names{"case_files_due", "deliveries_troubled", "edxml_held", "inbox", "intake",
                                     "newest_change", "notices", "overdue", "work"});
    CHECK(names(unit.leader) ==
          Names{"alerts", "case_files_due", "inbox", "newest_change", "notices", "overdue", "work"});
    CHECK(names(unit.officer) == Names{"case_files_due", "newest_change", "notices", "overdue", "work"});
    CHECK(names(unit.keeper) ==
          Names{"alerts", "case_files_due", "edxml_held", "intake", "newest_change", "notices"});
    // Making an account raised an alert each, which the leader of the unit and every administrator may see.
    const auto open = unit.get("/api/v1/alerts?open=true&limit=200", unit.leader).json()->getArray("items");
    CHECK(unit.counters(unit.leader)->getValue<std::size_t>("alerts") == open->size());
    CHECK(unit.get("/api/v1/counters").status == 401);
}

TEST_CASE("counters that did not change are answered 304", "[http]") {
    const BusyUnit unit;
    const auto etag = unit.get("/api/v1/counters", unit.clerk).response.get("ETag");
    const auto again = [&] {
        return unit
            .send({"GET", "/api/v1/counters", unit.clerk, "", "application/json", {{"If-None-Match", etag}}})
            .status;
    };
    CHECK(again() == 304);

    unit.enter("4/KH-BNV");

    CHECK(again() == 200);
}

}  // namespace
}  // namespace vanthu::tests
