#include "storage/change_log.h"
#include "tests/app/office.h"

#include <catch2/catch.hpp>

#include <functional>
#include <set>

namespace vanthu::tests {
namespace {

using domain::AssignmentRole;

/// A department with a restricted incoming document, an officer of its registry unit, and people of a
/// division.
struct RestrictedWorld : OfficeWorld {
    app::Caller colleague{newCaller("chuyenvien.so", domain::Role::officer, "H99.1")};
    app::Caller chairman{newCaller("chutich", domain::Role::leader, "H99")};
    domain::DocumentId document{registerRestricted("7/KH-BNV")};

    domain::DocumentId registerRestricted(const std::string& code) {
        auto request = incoming(code);
        request.access = domain::Access::restricted;
        app::NoFiles none;
        return app.registerDocument.run(clerk, request, none, std::nullopt).id;
    }
    [[nodiscard]] bool knows(const app::Caller& caller) {
        return codeOf([&] { static_cast<void>(app.readDocument.show(caller, document)); }) !=
               ErrorCode::notFound;
    }
    [[nodiscard]] bool lists(const app::Caller& caller) {
        const auto page = parsed(*app.documentPages.page(caller, {}))->getArray("documents");
        for (unsigned i = 0; i < page->size(); ++i)
            if (page->getObject(i)->getValue<std::int64_t>("id") == document.value) return true;
        return false;
    }
    [[nodiscard]] std::vector<std::string> views() {
        return database.read([&](storage::ReadTransaction& transaction) {
            std::vector<std::string> seen;
            for (const auto& change : storage::changesOf(transaction, "view", document.value))
                seen.push_back(std::to_string(change.actor.account.value) + ' ' + change.action +
                               change.after);
            return seen;
        });
    }
    [[nodiscard]] std::set<std::string> readersOn(const std::string& day) {
        const auto list = parsed(app.documentReaders.list(director, document, *domain::parseIsoDate(day)))
                              ->getArray("readers");
        std::set<std::string> logins;
        for (unsigned i = 0; i < list->size(); ++i)
            logins.insert(list->getObject(i)->getValue<std::string>("login"));
        return logins;
    }
};

TEST_CASE("a restricted document is known to clerks and leaders of its unit and to nobody else there",
          "[app]") {
    RestrictedWorld world;
    const auto [who, known] = GENERATE(
        table<app::Caller RestrictedWorld::*, bool>({{&RestrictedWorld::clerk, true},
                                                     {&RestrictedWorld::director, true},
                                                     {&RestrictedWorld::colleague, false},
                                                     {&RestrictedWorld::chairman, false},  // above the unit
                                                     {&RestrictedWorld::admin, false},
                                                     {&RestrictedWorld::headA, false}}));

    CHECK(world.knows(world.*who) == known);
    CHECK(world.lists(world.*who) == known);
}

TEST_CASE("work on a restricted document makes it known to whom it was given, lists included", "[app]") {
    RestrictedWorld world;
    world.present(world.document);
    const auto handling =
        world.move(world.director, world.document,
                   world.direction({world.toPerson("chuyenvien.a", AssignmentRole::principal)}));

    CHECK(world.knows(world.officer));
    CHECK(world.lists(world.officer));
    CHECK(world.lists(world.headA));  // the head of the unit of the work
    CHECK_FALSE(world.lists(world.headB));
    CHECK_FALSE(world.lists(world.colleague));

    static_cast<void>(world.move(world.director, world.assignment(handling, 0),
                                 world.step(domain::AssignmentAction::takeBack, "Giao nhầm")));

    CHECK_FALSE(world.knows(world.officer));
    CHECK_FALSE(world.lists(world.officer));
}

TEST_CASE("a correction restricts a document and opens it again", "[app]") {
    RestrictedWorld world;
    const auto correct = [&](domain::Access access, const std::string& version) {
        app::Correction correction;
        correction.reason = "Theo ý kiến lãnh đạo";
        correction.access = access;
        static_cast<void>(world.app.correctDocument.run(world.clerk, world.document, correction, version));
    };

    const auto openAlerts = [&] {
        return parsed(world.app.alerts.page(world.director, {true, "", 20}))->getArray("items");
    };
    const auto before = openAlerts()->size();

    correct(domain::Access::unit, "\"1\"");
    CHECK(world.knows(world.colleague));
    REQUIRE(openAlerts()->size() == before + 1);
    CHECK(openAlerts()->getObject(0)->getValue<std::string>("kind") == "access_changed");

    correct(domain::Access::restricted, "\"2\"");
    CHECK_FALSE(world.knows(world.colleague));
}

TEST_CASE("every look at a restricted document is in the log, none at others, refused ones neither",
          "[app]") {
    RestrictedWorld world;
    const auto plain = world.registerIncoming("8/KH-BNV");
    const auto clerk = std::to_string(world.clerk.account.id.value);
    const auto director = std::to_string(world.director.account.id.value);

    static_cast<void>(world.app.readDocument.show(world.clerk, world.document));
    static_cast<void>(world.app.handleDocument.show(world.director, world.document));
    static_cast<void>(world.app.readDocument.show(world.clerk, plain));
    CHECK_FALSE(world.knows(world.colleague));
    CHECK(codeOf([&] { static_cast<void>(world.app.readDocument.file(world.clerk, world.document, 1)); }) ==
          ErrorCode::notFound);  // it has none

    CHECK(world.views() == std::vector<std::string>{clerk + " shown", director + " handling_shown"});
    const auto history = parsed(world.app.readDocument.history(world.clerk, world.document));
    const auto changes = history->getArray("changes");
    const auto last = changes->getObject(static_cast<unsigned>(changes->size()) - 1);
    CHECK(last->getValue<std::string>("action") == "history_shown");
    CHECK(world.views().size() == 3);
}

TEST_CASE("who could read on a day follows the access and the work of that day", "[app]") {
    RestrictedWorld world;  // 2 March
    const auto correct = [&](domain::Access access, const std::string& version) {
        app::Correction correction;
        correction.reason = "Theo ý kiến lãnh đạo";
        correction.access = access;
        static_cast<void>(world.app.correctDocument.run(world.clerk, world.document, correction, version));
    };
    const std::set<std::string> few{"vanthu", "giamdoc"};
    world.clock.advance(std::chrono::hours{24});  // 3 March
    correct(domain::Access::unit, "\"1\"");
    world.clock.advance(std::chrono::hours{24});  // 4 March
    correct(domain::Access::restricted, "\"2\"");
    world.director = world.callerOf("giamdoc");
    world.clerk = world.callerOf("vanthu");
    world.present(world.document);
    static_cast<void>(
        world.move(world.director, world.document,
                   world.direction({world.toPerson("chuyenvien.a", AssignmentRole::principal)})));
    world.clock.advance(std::chrono::hours{24});  // 5 March
    world.director = world.callerOf("giamdoc");

    CHECK(world.readersOn("2026-03-02") == few);
    const auto open = world.readersOn("2026-03-03");
    CHECK(open.contains("chuyenvien.so"));
    CHECK(open.contains("quantri"));
    CHECK(world.readersOn("2026-03-04").contains("chuyenvien.so"));  // until it was restricted
    CHECK(world.readersOn("2026-03-05") ==
          std::set<std::string>{"vanthu", "giamdoc", "chuyenvien.a", "truongphong.a"});
    CHECK(world.readersOn("2026-03-01").empty());
}

TEST_CASE("a register has no line of a restricted document for who may not know of it", "[app]") {
    RestrictedWorld world;
    static_cast<void>(world.registerIncoming("8/KH-BNV"));
    app::RegisterRequest request;
    request.kind = reports::RegisterKind::incoming;
    request.book = std::string{};
    request.from = *domain::parseIsoDate("2026-01-01");
    request.to = *domain::parseIsoDate("2026-12-31");
    request.format = app::RegisterFormat::csv;
    const auto print = [&](const app::Caller& caller) {
        return world.app.registers.print(caller, request).bytes;
    };

    CHECK(print(world.clerk).find("7/KH-BNV") != std::string::npos);
    CHECK(print(world.colleague).find("7/KH-BNV") == std::string::npos);
    CHECK(print(world.colleague).find("8/KH-BNV") != std::string::npos);
}

}  // namespace
}  // namespace vanthu::tests
