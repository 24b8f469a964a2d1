#include "server/app/intake_queue.h"

#include "storage/intake_store.h"
#include "tests/app/case_office.h"
#include "tests/app/registry.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>

namespace vanthu::tests {
namespace {

/// Items at the desk of H99.1.
struct IntakeDesk : OfficeWorld {
    domain::IntakeId bring(const std::string& key, const std::vector<std::string>& files = {"quét"}) {
        domain::IntakeItem item;
        item.unit = app.directory.current()->organisation(app::OrganisationReference{"H99.1"})->id;
        item.sourceKey = key;
        item.source = key + ".pdf";
        item.arrivedAt = clock.now();
        for (const auto& bytes : files) {
            const auto blob = blobs.put(bytes);
            item.files.push_back({bytes + ".pdf", "application/pdf", blob.sizeBytes, blob.digest});
        }
        return database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            return storage::insertIntakeItem(transaction, item).item.id;
        });
    }
    Poco::JSON::Object::Ptr shown(domain::IntakeId id) { return parsed(app.intakeQueue.show(clerk, id)); }
    static app::IntakeRegistration registration(const std::string& code) {
        app::IntakeRegistration registration;
        registration.document = incoming(code);
        return registration;
    }
    std::int64_t waiting(const app::Caller& caller) {
        return parsed(app.intakeQueue.list(caller, {}))
            ->getObject("counts")
            ->getValue<std::int64_t>("waiting");
    }
};

TEST_CASE("an item becomes an incoming document with its files and its number", "[app]") {
    IntakeDesk desk;
    const auto id = desk.bring("a", {"văn bản", "phụ lục"});

    const auto made =
        desk.app.intakeQueue.registerItem(desk.clerk, id, IntakeDesk::registration("9/KH-BNV"), std::nullopt);

    const auto document = parsed(made.answer.json);
    CHECK(document->getValue<std::string>("direction") == "incoming");
    CHECK(document->getValue<std::string>("registry_number") == "1");
    const auto files = document->getArray("files");
    REQUIRE(files->size() == 2);
    CHECK(files->getObject(0)->getValue<std::string>("kind") == "main");
    CHECK(files->getObject(1)->getValue<std::string>("kind") == "enclosure");
    CHECK(files->getObject(1)->getValue<std::string>("name") == "phụ lục.pdf");
    const auto item = desk.shown(id);
    CHECK(item->getValue<std::string>("state") == "registered");
    CHECK(item->getValue<std::int64_t>("document") == made.id.value);
    CHECK(desk.waiting(desk.clerk) == 0);
}

TEST_CASE("a clerk chooses which files of an item are registered", "[app]") {
    IntakeDesk desk;
    const auto id = desk.bring("a", {"thư.eml", "văn bản"});
    auto wanted = IntakeDesk::registration("9/KH-BNV");
    wanted.files = {3, 2, 2};

    CHECK(rejectedFields([&] {
              static_cast<void>(desk.app.intakeQueue.registerItem(desk.clerk, id, wanted, std::nullopt));
          }) == std::vector<std::string>{"item_files[0] unknown_file", "item_files[1] repeated",
                                         "item_files[2] repeated"});
    wanted.files = {2};
    const auto made = desk.app.intakeQueue.registerItem(desk.clerk, id, wanted, std::nullopt);

    const auto files = parsed(made.answer.json)->getArray("files");
    REQUIRE(files->size() == 1);
    CHECK(files->getObject(0)->getValue<std::string>("name") == "văn bản.pdf");
}

TEST_CASE("an item is registered once, and a repeat with the same key gets the same answer", "[app]") {
    IntakeDesk desk;
    const auto id = desk.bring("a");
    const app::RequestKey key{"k", "d"};
    const auto first =
        desk.app.intakeQueue.registerItem(desk.clerk, id, IntakeDesk::registration("9/KH-BNV"), key);

    const auto again =
        desk.app.intakeQueue.registerItem(desk.clerk, id, IntakeDesk::registration("9/KH-BNV"), key);

    CHECK(again.answer.repeated);
    CHECK(again.id == first.id);
    CHECK(failureOf([&] {
              static_cast<void>(desk.app.intakeQueue.registerItem(
                  desk.clerk, id, IntakeDesk::registration("10/KH-BNV"), std::nullopt));
          }) == ErrorCode::conflict);
}

TEST_CASE("a registration that is refused leaves the item waiting and takes no number", "[app]") {
    IntakeDesk desk;
    static_cast<void>(desk.registerIncoming("1/KH-BNV"));
    const auto id = desk.bring("a");

    CHECK(failureOf([&] {
              static_cast<void>(desk.app.intakeQueue.registerItem(
                  desk.clerk, id, IntakeDesk::registration("1/KH-BNV"), std::nullopt));
          }) == ErrorCode::duplicate);

    CHECK(desk.shown(id)->getValue<std::string>("state") == "waiting");
    const auto made =
        desk.app.intakeQueue.registerItem(desk.clerk, id, IntakeDesk::registration("2/KH-BNV"), std::nullopt);
    CHECK(parsed(made.answer.json)->getValue<std::string>("registry_number") == "2");
}

TEST_CASE("an item is discarded with a reason, and put back", "[app]") {
    IntakeDesk desk;
    const auto id = desk.bring("a");
    CHECK(rejectedFields([&] {
              static_cast<void>(desk.app.intakeQueue.discard(desk.clerk, id, " ", std::nullopt));
          }) == std::vector<std::string>{"reason required"});

    static_cast<void>(desk.app.intakeQueue.discard(desk.clerk, id, "Thư quảng cáo", std::nullopt));
    CHECK(desk.shown(id)->getValue<std::string>("reason") == "Thư quảng cáo");
    CHECK(failureOf([&] {
              static_cast<void>(desk.app.intakeQueue.registerItem(
                  desk.clerk, id, IntakeDesk::registration("9/KH-BNV"), std::nullopt));
          }) == ErrorCode::conflict);
    static_cast<void>(desk.app.intakeQueue.restore(desk.clerk, id, std::nullopt));

    CHECK(desk.shown(id)->getValue<std::string>("state") == "waiting");
    CHECK(failureOf([&] { static_cast<void>(desk.app.intakeQueue.restore(desk.clerk, id, std::nullopt)); }) ==
          ErrorCode::conflict);
}

TEST_CASE("the same thing brought again is the same item, at another unit another one", "[app]") {
    IntakeDesk desk;
    const auto first = desk.bring("a");

    CHECK(desk.bring("a") == first);
    CHECK(desk.bring("b") != first);
    CHECK(desk.waiting(desk.clerk) == 2);
}

TEST_CASE("the list is paged, filtered and counted for those at the desk alone", "[app]") {
    IntakeDesk desk;
    for (const auto* key : {"a", "b", "c"})
        static_cast<void>(desk.bring(key));
    app::IntakeRequest request;
    request.limit = 2;

    const auto page = parsed(desk.app.intakeQueue.list(desk.clerk, request));
    REQUIRE(page->getArray("items")->size() == 2);
    CHECK(page->getArray("items")->getObject(0)->getValue<std::string>("source") == "c.pdf");
    request.cursor = page->getValue<std::string>("next_cursor");
    CHECK(parsed(desk.app.intakeQueue.list(desk.clerk, request))->getArray("items")->size() == 1);
    request.state = domain::IntakeState::waiting;
    CHECK(failureOf([&] { static_cast<void>(desk.app.intakeQueue.list(desk.clerk, request)); }) ==
          ErrorCode::invalidInput);  // the cursor is of another list

    const auto other = desk.newCaller("vanthu.a", domain::Role::clerk, "H99.1.1");
    CHECK(desk.waiting(other) == 0);
    CHECK(desk.waiting(desk.admin) == 3);
    CHECK(failureOf([&] { static_cast<void>(desk.app.intakeQueue.list(desk.officer, {})); }) ==
          ErrorCode::forbidden);
}

TEST_CASE("verify finds an item that was changed behind the program's back", "[app]") {
    Verified<IntakeDesk> desk;
    const auto id = desk.bring("a");
    static_cast<void>(desk.app.intakeQueue.discard(desk.clerk, id, "Thư quảng cáo", std::nullopt));
    using Found = std::vector<std::string>;
    const auto before = desk.verifiedAfter("SELECT 1");

    const auto after = desk.verifiedAfter("UPDATE intake_items SET reason = 'khác'");

    Found added;
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(added));
    CHECK(added == Found{"intake_altered: mục chờ tiếp nhận 1"});
}

}  // namespace
}  // namespace vanthu::tests
