#include "server/app/saved_searches.h"

#include "indexer/writer/index_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/document_store.h"
#include "storage/saved_search_store.h"
#include "tests/app/violations.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <Poco/JSON/Array.h>

#include <functional>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

struct SavedWorld : World {
    app::Caller clerk = newCaller("van.thu", domain::Role::clerk, "H99.1");
    std::vector<domain::Document> documents;

    /// Registers a document and indexes all of them.
    void add(const std::string& unit, const std::string& subject) {
        domain::Document document;
        document.direction = domain::Direction::archived;
        document.organisation = app.directory.current()->organisation(app::OrganisationReference(unit))->id;
        document.subject = subject;
        document.registeredAt = clock.now();
        documents.push_back(
            database.write({admin.account.id, clock.now()}, [&](storage::WriteTransaction& transaction) {
                return storage::insertDocument(transaction, document);
            }));
        indexer::IndexWriter writer(folder.path() / "index");
        for (const auto& one : documents)
            writer.put({one});
        writer.commit({});
    }
    static app::SavedSearchRequest request(const std::string& name, const std::string& text, bool alerts) {
        app::SavedSearchRequest request;
        request.name = name;
        request.search.query.text = text;
        request.alerts = alerts;
        return request;
    }
    domain::SavedSearchId save(const app::Caller& caller, const app::SavedSearchRequest& request) {
        return {parsed(app.savedSearches.create(caller, request, std::nullopt).json)
                    ->getValue<std::int64_t>("id")};
    }
    /// Subjects of the documents that the caller was told of by saved searches, newest notice first.
    std::vector<std::string> news(const app::Caller& caller) {
        app.savedSearches.step();
        const auto page = parsed(app.notices.page(caller, {.unreadOnly = false, .cursor = "", .limit = 50}));
        std::vector<std::string> subjects;
        for (std::size_t i = 0; i < page->getArray("items")->size(); ++i) {
            const auto notice = page->getArray("items")->getObject(static_cast<unsigned>(i));
            if (notice->getValue<std::string>("kind") == "search_matched")
                subjects.push_back(notice->optValue<std::string>("subject", ""));
        }
        return subjects;
    }
};

Refusal refusalFrom(const std::function<void()>& call) {
    try {
        call();
    } catch (const Refused& refused) {
        return refused.refusal();
    }
    FAIL("nothing was refused");
    return {};
}

TEST_CASE("a search is saved, shown, changed and removed by its owner alone", "[app]") {
    SavedWorld world;
    auto wanted = SavedWorld::request("Cải cách", "\"cải cách\"", true);
    wanted.search.query.typeCode = "KH";
    wanted.search.query.issuedFrom = domain::parseIsoDate("2026-01-01");
    wanted.search.query.direction = domain::Direction::incoming;
    const auto id = world.save(world.clerk, wanted);

    const auto list = parsed(world.app.savedSearches.list(world.clerk))->getArray("saved_searches");
    REQUIRE(list->size() == 1);
    const auto saved = list->getObject(0);
    CHECK(saved->getValue<std::string>("name") == "Cải cách");
    CHECK(saved->getValue<bool>("alerts"));
    const auto query = saved->getObject("query");
    CHECK(query->getValue<std::string>("q") == "\"cải cách\"");
    CHECK(query->getValue<std::string>("type") == "KH");
    CHECK(query->getValue<std::string>("from") == "2026-01-01");
    CHECK(query->getValue<std::string>("direction") == "incoming");
    CHECK_FALSE(query->has("to"));

    CHECK(refusalFrom([&] { world.save(world.clerk, wanted); }) == Refusal::savedSearchExists);
    CHECK(parsed(world.app.savedSearches.list(world.admin))->getArray("saved_searches")->empty());
    CHECK(refusalFrom([&] { static_cast<void>(world.app.savedSearches.change(world.admin, id, wanted)); }) ==
          Refusal::savedSearchUnknown);
    CHECK(refusalFrom([&] { world.app.savedSearches.remove(world.admin, id); }) ==
          Refusal::savedSearchUnknown);

    wanted.name = "Thủ tục";
    const auto changed = parsed(world.app.savedSearches.change(world.clerk, id, wanted));
    CHECK(changed->getValue<std::string>("name") == "Thủ tục");
    world.app.savedSearches.remove(world.clerk, id);
    CHECK(parsed(world.app.savedSearches.list(world.clerk))->getArray("saved_searches")->empty());
}

TEST_CASE("the owner of a search is told once of each new document that it finds", "[app]") {
    SavedWorld world;
    world.add("H99.1", "Kế hoạch cải cách năm trước");
    static_cast<void>(world.save(world.clerk, SavedWorld::request("Cải cách", "cải cách", true)));
    CHECK(world.news(world.clerk).empty());  // what was there is no news

    world.add("H99.1", "Kế hoạch cải cách năm nay");
    world.add("H99.1", "Kế hoạch tuyển dụng");
    world.add("H99", "Kế hoạch cải cách của tỉnh");  // of a unit that the clerk does not read
    CHECK(world.news(world.clerk) == std::vector<std::string>{"Kế hoạch cải cách năm nay"});
    CHECK(world.news(world.clerk).size() == 1);
}

TEST_CASE("a search without alerts, and one that was removed, tell nothing", "[app]") {
    SavedWorld world;
    world.add("H99.1", "Kế hoạch tuyển dụng");
    static_cast<void>(world.save(world.clerk, SavedWorld::request("Im lặng", "cải cách", false)));
    const auto removed = world.save(world.clerk, SavedWorld::request("Đã xóa", "cải cách", true));
    world.app.savedSearches.remove(world.clerk, removed);
    world.add("H99.1", "Kế hoạch cải cách");
    CHECK(world.news(world.clerk).empty());
}

TEST_CASE("a query that cannot be understood is not saved, and an old one stops no other", "[app]") {
    SavedWorld world;
    world.add("H99.1", "Kế hoạch tuyển dụng");
    CHECK(codeOf([&] { world.save(world.clerk, SavedWorld::request("Sai", "ngay:32/13/2026", true)); }) ==
          ErrorCode::invalidInput);
    const auto old = world.save(world.clerk, SavedWorld::request("A cũ", "cải cách", true));
    static_cast<void>(world.save(world.clerk, SavedWorld::request("Mới", "cải cách", true)));
    world.database.write({world.clerk.account.id, world.clock.now()},
                         [&](storage::WriteTransaction& transaction) {
                             auto search = storage::findSavedSearch(transaction, old).value();
                             search.query = R"({"q":"ngay:32/13/2026","sort":"relevance"})";
                             storage::storeSavedSearch(transaction, search);
                         });
    world.add("H99.1", "Kế hoạch cải cách");
    CHECK(world.news(world.clerk).size() == 1);
}

TEST_CASE("a search in a unit that does not exist is not saved", "[app]") {
    SavedWorld world;
    auto request = SavedWorld::request("Đơn vị lạ", "ke hoach", false);
    request.search.unit = std::string("H00.0");

    CHECK(violationsOf([&] { static_cast<void>(world.save(world.clerk, request)); }) ==
          std::vector<std::string>{"query.unit unknown_organisation"});
    CHECK(parsed(world.app.savedSearches.list(world.clerk))->getArray("saved_searches")->empty());
}

TEST_CASE("an account saves no more searches than fit a list", "[app]") {
    SavedWorld world;
    for (std::size_t i = 0; i < limits::kSavedSearches; ++i)
        static_cast<void>(world.save(world.clerk, SavedWorld::request(std::to_string(i), "x", false)));
    CHECK(refusalFrom([&] { world.save(world.clerk, SavedWorld::request("thêm", "x", false)); }) ==
          Refusal::tooManySavedSearches);
}

}  // namespace
}  // namespace vanthu::tests
