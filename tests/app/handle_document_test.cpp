#include "schemas/domain/refusal.h"
#include "tests/app/office.h"

#include <catch2/catch.hpp>

#include <functional>

namespace vanthu::tests {
namespace {

using domain::AssignmentAction;
using domain::AssignmentRole;
using domain::HandlingAction;

/// Directed: chủ trì Phòng A by 10 March, phối hợp Phòng B by 5 March.
struct Directed : OfficeWorld {
    domain::DocumentId document{registerIncoming()};
    domain::AssignmentId main, support;

    Directed() {
        present(document);
        const auto handling = move(director, document,
                                   direction({toUnit("H99.1.1", AssignmentRole::principal, "2026-03-10"),
                                              toUnit("H99.1.2", AssignmentRole::support, "2026-03-05")}));
        main = assignment(handling, 0);
        support = assignment(handling, 1);
    }
};

TEST_CASE("a registered document waits for the clerk, presented for the leader, directed for the units",
          "[app]") {
    OfficeWorld world;
    const auto id = world.registerIncoming();
    CHECK(world.waitingFor(world.clerk) == std::vector<std::string>{"presentation"});
    CHECK(world.waitingFor(world.director).empty());

    world.present(id);

    CHECK(world.waitingFor(world.clerk).empty());
    CHECK(world.waitingFor(world.director) == std::vector<std::string>{"direction"});
    static_cast<void>(world.move(world.director, id,
                                 world.direction({world.toUnit("H99.1.1", AssignmentRole::principal)})));
    CHECK(world.waitingFor(world.director).empty());
    CHECK(world.waitingFor(world.headA) == std::vector<std::string>{"assignment"});
    CHECK(world.waitingFor(world.headB).empty());
}

TEST_CASE("a document is unknown to a division until work on it is given there", "[app]") {
    OfficeWorld world;
    const auto id = world.registerIncoming();
    const auto show = [&](const app::Caller& caller) {
        return codeOf([&] { static_cast<void>(world.app.handleDocument.show(caller, id)); });
    };
    CHECK(show(world.headA) == ErrorCode::notFound);
    CHECK(show(world.director) == ErrorCode::internal);

    world.present(id);
    static_cast<void>(world.move(world.director, id,
                                 world.direction({world.toUnit("H99.1.1", AssignmentRole::principal)})));

    CHECK(show(world.headA) == ErrorCode::internal);
    CHECK(show(world.officer) == ErrorCode::notFound);  // not before the head gives it on
    CHECK(show(world.headB) == ErrorCode::notFound);
    CHECK_NOTHROW(world.app.readDocument.show(world.headA, id));
    CHECK(codeOf([&] { static_cast<void>(world.app.readDocument.show(world.headB, id)); }) ==
          ErrorCode::notFound);
}

TEST_CASE("a direction has exactly one in charge, within the agency, not in the past", "[app]") {
    OfficeWorld world;
    const auto id = world.registerIncoming();
    world.present(id);
    struct Case {
        std::vector<app::AssignmentRequest> assignments;
        std::string violation;
    };
    auto both = OfficeWorld::toUnit("H99.1.1", AssignmentRole::principal);
    both.account = "chuyenvien.a";
    const auto bad = GENERATE_COPY(
        Case{{}, "assignments required"},
        Case{{OfficeWorld::toUnit("H99.1.1", AssignmentRole::support)}, "assignments main_missing"},
        Case{{OfficeWorld::toUnit("H99.1.1", AssignmentRole::principal),
              OfficeWorld::toUnit("H99.1.2", AssignmentRole::principal)},
             "assignments main_repeated"},
        Case{{OfficeWorld::toUnit("H99", AssignmentRole::principal)}, "assignments[0].unit outside_unit"},
        Case{{OfficeWorld::toUnit("H12", AssignmentRole::principal)},
             "assignments[0].unit unknown_organisation"},
        Case{{app::AssignmentRequest{}}, "assignments[0].unit required"},
        Case{{both}, "assignments[0].unit not_allowed"},
        Case{{OfficeWorld::toPerson("khong-co", AssignmentRole::principal)},
             "assignments[0].account unknown_account"},
        Case{{OfficeWorld::toPerson("quantri", AssignmentRole::principal)},
             "assignments[0].account outside_unit"},
        Case{{OfficeWorld::toUnit("H99.1.1", AssignmentRole::principal, "2026-03-01")},
             "assignments[0].due_date too_early"});

    CHECK(violationOf([&] {
              static_cast<void>(world.move(world.director, id, world.direction(bad.assignments)));
          }) == bad.violation);
    CHECK(world.stateOf(id) == "presented");
}

TEST_CASE("only a leader of the unit is presented to, and only its clerk presents", "[app]") {
    OfficeWorld world;
    const auto id = world.registerIncoming();
    app::HandlingRequest request;
    request.leader = "truongphong.a";
    CHECK(violationOf([&] { static_cast<void>(world.move(world.clerk, id, request)); }) ==
          "leader not_a_leader");
    request.leader = "giamdoc";
    CHECK(codeOf([&] { static_cast<void>(world.move(world.director, id, request)); }) ==
          ErrorCode::forbidden);
}

TEST_CASE("a leader of an agency above reads and does not act", "[app]") {
    Directed world;
    const auto chairman = world.newCaller("chu-tich", domain::Role::leader, "H99");

    CHECK_NOTHROW(world.app.handleDocument.show(chairman, world.document));
    CHECK(codeOf([&] {
              static_cast<void>(
                  world.move(chairman, world.document,
                             world.direction({world.toUnit("H99.1.1", AssignmentRole::support)})));
          }) == ErrorCode::forbidden);
    CHECK(codeOf([&] {
              static_cast<void>(
                  world.app.handleDocument.recall(chairman, world.document, "lý do", std::nullopt));
          }) == ErrorCode::forbidden);
}

TEST_CASE("a routing is taken back while unread, not after", "[app]") {
    Directed world;
    const auto takeBack = [&](const app::Caller& caller, domain::AssignmentId id) {
        return codeOf([&] {
            static_cast<void>(world.move(caller, id, world.step(AssignmentAction::takeBack, "nhầm phòng")));
        });
    };
    static_cast<void>(world.move(world.headB, world.support, world.step(AssignmentAction::read)));

    CHECK(takeBack(world.director, world.support) == ErrorCode::illegalMove);
    CHECK(takeBack(world.headB, world.main) == ErrorCode::forbidden);
    CHECK(takeBack(world.director, world.main) == ErrorCode::internal);
    CHECK(world.stateOf(world.document) == "presented");
    CHECK(codeOf([&] { static_cast<void>(world.app.handleDocument.show(world.headA, world.document)); }) ==
          ErrorCode::notFound);
}

TEST_CASE("what comes back waits for the leader again", "[app]") {
    Directed world;

    static_cast<void>(
        world.move(world.headA, world.main, world.step(AssignmentAction::giveBack, "không thuộc nhiệm vụ")));

    CHECK(world.stateOf(world.document) == "presented");
    CHECK(world.waitingFor(world.director) == std::vector<std::string>{"direction"});
    CHECK(violationOf([&] {
              static_cast<void>(
                  world.move(world.director, world.document,
                             world.direction({world.toUnit("H99.1.1", AssignmentRole::support)})));
          }) == "assignments main_missing");
    static_cast<void>(world.move(world.director, world.document,
                                 world.direction({world.toUnit("H99.1.2", AssignmentRole::principal)})));
    CHECK(world.stateOf(world.document) == "directed");
}

TEST_CASE("a head gives work on, and is done only after those who got it", "[app]") {
    Directed world;
    auto distribute = OfficeWorld::step(AssignmentAction::distribute, "Đồng chí A dự thảo");
    distribute.assignments = {OfficeWorld::toPerson("chuyenvien.a", AssignmentRole::principal, "2026-03-09")};
    const auto handling = world.move(world.headA, world.main, distribute);
    const auto part = OfficeWorld::assignment(handling, 2);
    CHECK(handling->getValue<std::string>("state") == "in_progress");
    CHECK(world.waitingFor(world.officer) == std::vector<std::string>{"assignment"});
    const auto finish = [&](const app::Caller& caller, domain::AssignmentId id) {
        return codeOf([&] {
            static_cast<void>(world.move(caller, id, world.step(AssignmentAction::finish, "đã tham mưu")));
        });
    };

    CHECK(finish(world.headA, world.main) == ErrorCode::conflict);
    CHECK(finish(world.headA, part) == ErrorCode::forbidden);
    CHECK(finish(world.officer, part) == ErrorCode::internal);
    CHECK(finish(world.headA, world.main) == ErrorCode::internal);
    CHECK(finish(world.headA, world.main) == ErrorCode::illegalMove);
}

TEST_CASE("a case does not close over pending work", "[app]") {
    Directed world;
    const auto close = [&](HandlingAction action) {
        return codeOf([&] {
            static_cast<void>(world.move(world.director, world.document, world.step(action, "đã xong")));
        });
    };
    CHECK(close(HandlingAction::complete) == ErrorCode::conflict);
    CHECK(close(HandlingAction::file) == ErrorCode::conflict);
    static_cast<void>(
        world.move(world.headB, world.support, world.step(AssignmentAction::finish, "đã góp ý")));
    CHECK(close(HandlingAction::complete) == ErrorCode::conflict);

    CHECK(close(HandlingAction::file) == ErrorCode::internal);  // ends the work of the one in charge

    CHECK(world.stateOf(world.document) == "filed");
    CHECK(close(HandlingAction::complete) == ErrorCode::illegalMove);
    CHECK(world.waitingFor(world.headA).empty());
}

TEST_CASE("a later deadline is asked for, decided by the one who gave the work, and holds", "[app]") {
    Directed world;
    auto ask = OfficeWorld::step(AssignmentAction::askExtension, "chờ số liệu");
    const auto asking = [&] { return [&] { static_cast<void>(world.move(world.headA, world.main, ask)); }; };
    CHECK(violationOf(asking()) == "until required");
    ask.until = domain::parseIsoDate("2026-03-10");
    CHECK(violationOf(asking()) == "until too_early");
    ask.until = domain::parseIsoDate("2026-03-20");
    const auto asked = world.move(world.headA, world.main, ask);
    const domain::ExtensionId extension{asked->getArray("assignments")
                                            ->getObject(0)
                                            ->getArray("extensions")
                                            ->getObject(0)
                                            ->getValue<std::int64_t>("id")};
    CHECK(codeOf(asking()) == ErrorCode::conflict);
    CHECK(world.waitingFor(world.director) == std::vector<std::string>{"extension"});
    const auto decide = [&](const app::Caller& caller, app::ExtensionDecision decision) {
        return codeOf([&] {
            static_cast<void>(
                world.app.handleDocument.decideExtension(caller, extension, decision, std::nullopt));
        });
    };

    CHECK(decide(world.headB, {}) == ErrorCode::forbidden);
    CHECK(decide(world.director, {domain::ExtensionAction::refuse, ""}) == ErrorCode::invalidInput);
    CHECK(decide(world.director, {}) == ErrorCode::internal);
    CHECK(decide(world.director, {}) == ErrorCode::illegalMove);

    const auto handling = parsed(world.app.handleDocument.show(world.director, world.document));
    CHECK(handling->getValue<std::string>("due_date") == "2026-03-20");
    world.clock.advance(std::chrono::hours{24 * 19});
    CHECK(parsed(world.app.handleDocument.show(world.director, world.document))->getValue<bool>("overdue"));
}

TEST_CASE("an opinion is asked for and given by those who are asked", "[app]") {
    Directed world;
    auto ask = OfficeWorld::step(HandlingAction::askOpinion, "Về kinh phí");
    ask.assignments = {OfficeWorld::toPerson("truongphong.b", AssignmentRole::principal)};
    const auto handling = world.move(world.headA, world.document, ask);
    const auto asked = OfficeWorld::assignment(handling, 2);
    CHECK(handling->getArray("assignments")->getObject(2)->getValue<std::string>("role") == "opinion");

    CHECK(codeOf([&] {
              static_cast<void>(world.move(world.headB, asked, world.step(AssignmentAction::finish, "xong")));
          }) == ErrorCode::illegalMove);
    const auto after =
        world.move(world.headB, asked, world.step(AssignmentAction::giveOpinion, "Thống nhất"));

    CHECK(after->getArray("opinions")->getObject(1)->getValue<std::string>("text") == "Thống nhất");
}

TEST_CASE("a recalled document moves no more and is not sent", "[app]") {
    Directed world;
    CHECK(codeOf([&] {
              static_cast<void>(
                  world.app.handleDocument.recall(world.headA, world.document, "lý do", std::nullopt));
          }) == ErrorCode::forbidden);
    CHECK(violationOf([&] {
              static_cast<void>(
                  world.app.handleDocument.recall(world.clerk, world.document, " ", std::nullopt));
          }) == "reason required");

    static_cast<void>(
        world.app.handleDocument.recall(world.clerk, world.document, "Nơi gửi thu hồi", std::nullopt));

    CHECK(codeOf([&] {
              static_cast<void>(world.move(world.headA, world.main, world.step(AssignmentAction::start)));
          }) == ErrorCode::conflict);
    const auto handling = parsed(world.app.handleDocument.show(world.headA, world.document));
    CHECK(handling->getValue<bool>("recalled"));
    CHECK(handling->getArray("allowed")->size() == 0);
}

TEST_CASE("the history of a document tells its whole way in order", "[app]") {
    Directed world;
    static_cast<void>(world.move(world.headA, world.main, world.step(AssignmentAction::start)));

    const auto changes =
        parsed(world.app.readDocument.history(world.clerk, world.document))->getArray("changes");

    std::vector<std::string> actions;
    std::int64_t last = 0;
    for (unsigned i = 0; i < changes->size(); ++i) {
        actions.push_back(changes->getObject(i)->getValue<std::string>("action"));
        const auto sequence = changes->getObject(i)->getValue<std::int64_t>("sequence");
        CHECK(sequence > last);
        last = sequence;
    }
    CHECK(actions == std::vector<std::string>{"registered", "present", "assigned", "assigned", "opinion",
                                              "direct", "start", "start"});
}

TEST_CASE("an outgoing document has no handling", "[app]") {
    OfficeWorld world;
    app::NoFiles none;
    const auto id = world.app.registerDocument.run(world.clerk, outgoing(), none, std::nullopt).id;
    CHECK(codeOf([&] { static_cast<void>(world.app.handleDocument.show(world.clerk, id)); }) ==
          ErrorCode::conflict);
}

}  // namespace
}  // namespace vanthu::tests
