#include "storage/change_log.h"
#include "tests/http/http_world.h"

#include <Poco/JSON/Array.h>

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

using Sequences = std::vector<std::int64_t>;

/// A log in which the rows of one kind are far apart.
struct AuditedInstallation : HttpWorld {
    std::string auditor{tokenOf("kiemtoan", domain::Role::administrator, "H99")};
    std::string clerk{tokenOf("vanthu", domain::Role::clerk, "H99.1")};
    domain::Sequence before{database.head()};

    void log(std::int64_t account, const char* entity, std::int64_t id, int times = 1) {
        database.write({{account}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            for (int i = 0; i < times; ++i)
                storage::appendChange(transaction, entity, id, "changed", "", "{}");
        });
    }
    [[nodiscard]] Poco::JSON::Object::Ptr page(const std::string& query) const {
        const auto answer = get("/api/v1/changes/newest?" + query, auditor);
        REQUIRE(answer.status == 200);
        return answer.json();
    }
    [[nodiscard]] static Sequences sequencesOf(const Poco::JSON::Object::Ptr& page) {
        Sequences sequences;
        for (const auto& row : *page->getArray("changes"))
            sequences.push_back(row.extract<Poco::JSON::Object::Ptr>()->getValue<std::int64_t>("sequence"));
        return sequences;
    }
    /// Every page of it, one after the other.
    [[nodiscard]] Sequences all(const std::string& query) const {
        Sequences sequences;
        for (std::string place;;) {
            const auto one = page(query + place);
            for (const auto sequence : sequencesOf(one))
                sequences.push_back(sequence);
            if (!one->has("next")) return sequences;
            place = "&before=" + one->getValue<std::string>("next");
        }
    }
};

TEST_CASE("the audit is filtered by who, what and day, the newest first", "[http]") {
    AuditedInstallation world;
    world.log(71, "peer", 5);
    world.log(72, "peer", 6);
    world.log(71, "drop", 5);
    world.clock.advance(std::chrono::hours{48});
    world.auditor = world.app.sessions.logIn("kiemtoan", kPassword, "127.0.0.1").token;
    world.before = world.database.head() - 3;
    world.log(71, "peer", 5);
    const auto first = world.before;

    CHECK(world.all("entity=peer") == Sequences{first + 4, first + 2, first + 1});
    CHECK(world.all("entity=peer&entity_id=5") == Sequences{first + 4, first + 1});
    CHECK(world.all("account=71") == Sequences{first + 4, first + 3, first + 1});
    CHECK(world.all("account=71&entity=drop") == Sequences{first + 3});
    CHECK(world.all("account=72&entity=peer&entity_id=5").empty());
    CHECK(world.all("account=71&limit=1") == Sequences{first + 4, first + 3, first + 1});
    CHECK(world.all("entity=peer&entity_id=5&limit=1") == Sequences{first + 4, first + 1});
    const auto today = domain::vietnamDate(world.clock.now());
    CHECK(world.all("account=71&from=" + today.iso()) == Sequences{first + 4});
    CHECK(world.all("account=71&to=" + today.plusDays(-1).iso()) == Sequences{first + 3, first + 1});
    CHECK(world.all("account=71&from=" + today.plusDays(1).iso()).empty());
    CHECK(world.all("entity=peer&entity_id=5&to=" + today.plusDays(-1).iso()) == Sequences{first + 1});
    CHECK(world.all("limit=200").size() == static_cast<std::size_t>(world.database.head()));
}

TEST_CASE("a filter finds what lies further back than one request looks through", "[http][.slow]") {
    AuditedInstallation world;
    world.log(71, "peer", 5);
    for (int i = 0; i < 11; ++i)
        world.log(72, "document", 1, storage::kRowsLookedThrough / 10);

    const auto page = world.page("account=71");

    CHECK(world.sequencesOf(page).empty());
    CHECK(page->has("next"));
    CHECK(world.all("account=71") == Sequences{world.before + 1});
    CHECK(world.all("entity=peer") == Sequences{world.before + 1});
    CHECK(world.sequencesOf(world.page("entity=peer&entity_id=5")) == Sequences{world.before + 1});
}

TEST_CASE("what the audit cannot be filtered by is refused field by field", "[http]") {
    const AuditedInstallation world;
    for (const std::string query :
         {"account=-1", "account=an", "entity_id=0&entity=peer", "entity_id=3", "from=1.3.2026",
          "to=2026-02-30", "from=2026-03-02&to=2026-03-01", "before=0", "limit=0", "limit=201", "who=3"}) {
        CAPTURE(query);
        CHECK(world.get("/api/v1/changes/newest?" + query, world.auditor).status == 422);
    }
    CHECK(world.get("/api/v1/changes/newest?entity=" + std::string(65, 'a'), world.auditor).status == 422);
    CHECK(world.get("/api/v1/changes/newest", world.clerk).status == 403);
    CHECK(world.get("/api/v1/changes/newest").status == 401);
}

TEST_CASE("the queue of the intake is filtered by channel at the server", "[http]") {
    const AuditedInstallation world;
    CHECK(world.get("/api/v1/intake?channel=mail", world.clerk).status == 200);
    CHECK(world.get("/api/v1/intake?channel=fax", world.clerk).status == 422);
}

}  // namespace
}  // namespace vanthu::tests
