#include "server/app/maintenance.h"
#include "indexer/writer/index_writer.h"
#include "tests/http/http_world.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>

namespace vanthu::tests {
namespace {

/// An installation with an administrator and a clerk.
struct Tended : HttpWorld {
    std::string keeper{tokenOf("nguoi.giu", domain::Role::administrator, "H99")};
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};

    [[nodiscard]] Poco::JSON::Object::Ptr system() const { return get("/api/v1/system", keeper).json(); }
    [[nodiscard]] std::vector<std::string> overdue() const {
        std::vector<std::string> kinds;
        const auto list = system()->getArray("overdue");
        for (unsigned i = 0; i < list->size(); ++i)
            kinds.push_back(list->getElement<std::string>(i));
        return kinds;
    }
    HttpAnswer report(const std::string& token, const std::string& body) const {
        return post("/api/v1/backups", token, body);
    }
};

TEST_CASE("a backup that was reported is the last one until the next, and runs out", "[http]") {
    Tended world;
    CHECK(world.overdue() == std::vector<std::string>{"verification", "backup"});
    CHECK_FALSE(world.system()->has("last_backup"));

    CHECK(world.report(world.clerk, "{}").status == 403);
    CHECK(world.report(world.keeper, R"({"note":"nas:/vanthu"})").status == 201);

    CHECK(world.overdue() == std::vector<std::string>{"verification"});
    const auto last = world.system()->getObject("last_backup");
    CHECK(last->getValue<std::string>("outcome") == "good");
    CHECK(last->getValue<std::string>("note") == "nas:/vanthu");
    CHECK_FALSE(last->getValue<std::string>("account_name").empty());

    // The login runs out before the backup does.
    const auto isOverdue = [&] { return world.app.maintenance.isOverdue(domain::MaintenanceKind::backup); };
    world.clock.advance(app::Maintenance::kBackupAge);
    CHECK_FALSE(isOverdue());
    world.clock.advance(std::chrono::seconds{1});
    CHECK(isOverdue());
}

TEST_CASE("how far the index is behind is told as the age of the oldest change that it lacks", "[http]") {
    Tended world;
    const auto take = [&](domain::Sequence cursor) {
        indexer::IndexWriter(world.folder.path() / "index").commit({cursor, "hash"});
    };
    const auto age = [&] {
        return world.system()->getObject("index")->getValue<std::int64_t>("behind_seconds");
    };
    world.clock.advance(std::chrono::seconds{7});
    CHECK(age() >= 7);  // without an index nothing can be found, not even the first change
    take(world.database.head());
    CHECK(age() == 0);
    static_cast<void>(world.tokenOf("nguoi.moi", domain::Role::officer, "H99.1"));
    world.clock.advance(std::chrono::seconds{90});
    static_cast<void>(world.tokenOf("nguoi.moi.hon", domain::Role::officer, "H99.1"));
    world.clock.advance(std::chrono::seconds{30});

    CHECK(age() == 120);
    CHECK(world.get("/metrics").body.find("\nvanthu_index_behind_seconds 120\n") != std::string::npos);
    take(world.database.head());
    CHECK(age() == 0);
    CHECK(world.get("/metrics").body.find("\nvanthu_index_behind_seconds 0\n") != std::string::npos);
}

TEST_CASE("monitoring is told how far the figures of reports are, and what counting them took", "[http]") {
    Tended world;
    const auto metric = [&](const std::string& name) {
        const auto text = world.get("/metrics").body;
        const auto place = text.find("\nvanthu_figures_" + name + ' ');
        REQUIRE(place != std::string::npos);
        return std::stod(text.substr(text.find(' ', place)));
    };
    REQUIRE(world
                .post("/api/v1/documents", world.clerk,
                      R"({"direction":"outgoing","type":"KH","subject":"Kế hoạch","signer":{"name":"An"}})")
                .status == 201);
    const auto head = world.database.head();
    CHECK(metric("behind") == static_cast<double>(head));  // nobody has counted anything
    CHECK(metric("processor_seconds_total") == 0);

    REQUIRE(world.get("/api/v1/reports/entry?from=2026-03-01&to=2026-03-01", world.clerk).status == 200);

    CHECK(metric("behind") == 0);
    CHECK(metric("changes_total") == static_cast<double>(head));
    CHECK(metric("processor_seconds_total") > 0);
    CHECK(metric("processor_seconds_total") < 10);
}

TEST_CASE("a backup that failed is told and makes none", "[http]") {
    Tended world;

    CHECK(world.report(world.keeper, R"({"outcome":"failed","note":"hết chỗ"})").status == 201);

    CHECK(world.system()->getObject("last_backup")->getValue<std::string>("outcome") == "failed");
    CHECK(world.overdue() == std::vector<std::string>{"verification", "backup"});
}

TEST_CASE("what is wrong with the report of a backup is named", "[http]") {
    Tended world;
    const auto [body, violation] = GENERATE(table<std::string, std::string>({
        {R"({"outcome":"findings"})", "outcome unknown_value"},
        {R"({"outcome":"ok"})", "outcome unknown_value"},
        {R"({"outcome":""})", "outcome unknown_value"},
        {R"({"note":")" + std::string(501, 'x') + "\"}", "note too_long"},
        {R"({"where":"nas"})", "where unknown_field"},
    }));

    const auto answer = world.report(world.keeper, body);

    CHECK(answer.status == 422);
    CHECK(answer.violations() == std::vector{violation});
    CHECK_FALSE(world.system()->has("last_backup"));
}

TEST_CASE("a verification leaves its mark when it comes to its end", "[http]") {
    Tended world;
    // Without an index that is up to date it would wait a minute for it.
    indexer::IndexWriter(world.folder.path() / "index").commit({world.database.head(), "hash"});
    const auto started = world.post("/api/v1/verifications", world.keeper, "");
    REQUIRE(started.status == 202);
    const auto path = "/api/v1/verifications/" + started.json()->getValue<std::string>("id");
    while (world.get(path, world.keeper).json()->getValue<std::string>("state") == "running")
        std::this_thread::yield();

    const auto last = world.system()->getObject("last_verification");
    REQUIRE_FALSE(last.isNull());
    CHECK(last->getValue<std::string>("kind") == "verification");
    CHECK(last->getValue<std::int64_t>("finding_count") ==
          world.get(path, world.keeper).json()->getValue<std::int64_t>("finding_count"));
    CHECK(world.overdue() == std::vector<std::string>{"backup"});
    CHECK(world.get("/metrics").body.find("\nvanthu_last_backup_time_seconds 0\n") != std::string::npos);
}

TEST_CASE("every right stands in the list of roles and in the API description", "[http]") {
    Tended world;
    CHECK(world.get("/api/v1/roles", world.clerk).status == 403);
    const auto rights = world.get("/api/v1/roles", world.keeper).json()->getArray("rights");
    REQUIRE(rights->size() == app::rights().size());
    std::ostringstream description;
    description << std::ifstream(std::string(VANTHU_SOURCE) + "/schemas/api/openapi.yaml").rdbuf();
    const auto all = description.str();
    const auto list = all.substr(all.find("\n    Right:\n"), 4000);
    for (unsigned i = 0; i < rights->size(); ++i) {
        const auto right = rights->getObject(i);
        const auto name = right->getValue<std::string>("right");
        CAPTURE(name);
        CHECK((list.find(name + ",") != std::string::npos || list.find(name + "]") != std::string::npos));
        const auto action = app::actionNamed(name);
        REQUIRE(action);
        unsigned holders = 0;
        for (const auto& role : domain::kWords<domain::Role>)
            holders += app::mayDo(role.value, *action) ? 1 : 0;
        CHECK(right->getArray("roles")->size() == holders);
    }
}

}  // namespace
}  // namespace vanthu::tests
