#include "schemas/domain/error.h"
#include "tests/app/drafting.h"

#include <catch2/catch.hpp>

namespace vanthu::tests {
namespace {

using domain::DraftAction;
using Ids = std::vector<std::int64_t>;

/// Draft 1 of division A, submitted to the director; draft 2 of division B; draft 3 of the clerk.
struct Lists : Drafting {
    app::Caller officerB{newCaller("chuyenvien.b", domain::Role::officer, "H99.1.2")};

    Lists() {
        static_cast<void>(addVersion(officer, "bản một"));
        static_cast<void>(submit());
        static_cast<void>(app.drafts.create(officerB, request(), std::nullopt));
        static_cast<void>(app.drafts.create(clerk, request(), std::nullopt));
    }
    Poco::JSON::Object::Ptr page(const app::Caller& caller, const app::DraftListRequest& wanted = {}) {
        return parsed(app.drafts.list(caller, wanted));
    }
    Ids list(const app::Caller& caller, const app::DraftListRequest& wanted = {}) {
        Ids ids;
        const auto items = page(caller, wanted)->getArray("items");
        for (unsigned i = 0; i < items->size(); ++i)
            ids.push_back(items->getObject(i)->getValue<std::int64_t>("id"));
        return ids;
    }
};

TEST_CASE("a list of drafts holds those that the reader may open, newest first", "[app]") {
    Lists world;
    CHECK(world.list(world.officer) == Ids{1});
    CHECK(world.list(world.officerB) == Ids{2});
    CHECK(world.list(world.headA) == Ids{1});
    CHECK(world.list(world.headB) == Ids{2});
    CHECK(world.list(world.clerk) == Ids{3, 2, 1});
    CHECK(world.list(world.director) == Ids{3, 2, 1});
    CHECK_THROWS_AS(world.list(world.admin), Error);
    for (const auto& caller : {world.officer, world.officerB, world.headA, world.headB, world.clerk}) {
        const auto listed = world.list(caller);
        for (std::int64_t id = 1; id <= 3; ++id) {
            bool opens = true;
            try {
                static_cast<void>(world.app.drafts.show(caller, {id}));
            } catch (const Error&) {
                opens = false;
            }
            CHECK(opens == (std::count(listed.begin(), listed.end(), id) == 1));
        }
    }
}

TEST_CASE("a list of drafts is narrowed by state, unit and own part", "[app]") {
    Lists world;
    CHECK(world.list(world.clerk, {.state = domain::DraftState::submitted}) == Ids{1});
    CHECK(world.list(world.clerk, {.unit = std::string("H99.1.2")}) == Ids{2});
    CHECK(world.list(world.clerk, {.unit = std::string("H99.1")}) == Ids{3, 2, 1});
    CHECK(world.list(world.clerk, {.mine = true}) == Ids{3});
    CHECK(world.list(world.director, {.mine = true}) == Ids{1});
    CHECK(world.list(world.officer, {.unit = std::string("H99.1.2")}).empty());
    CHECK_THROWS_AS(world.list(world.clerk, {.unit = std::string("H00")}), Error);
}

TEST_CASE("a list of drafts goes on where its page ended", "[app]") {
    Lists world;
    const auto first = world.page(world.clerk, {.limit = 2});
    REQUIRE(first->getArray("items")->size() == 2);
    const auto cursor = first->getValue<std::string>("next_cursor");

    CHECK(world.list(world.clerk, {.cursor = cursor, .limit = 2}) == Ids{1});
    CHECK_FALSE(world.page(world.clerk, {.cursor = cursor, .limit = 2})->has("next_cursor"));
    CHECK_THROWS_AS(world.list(world.clerk, {.mine = true, .cursor = cursor}), Error);
}

}  // namespace
}  // namespace vanthu::tests
