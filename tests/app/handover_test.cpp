#include "schemas/domain/error.h"
#include "tests/app/office.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vanthu::tests {
namespace {

using domain::AssignmentAction;
using domain::AssignmentRole;

/// The head of division A gave a part of the work to an officer, who asks for more time.
struct Asked : OfficeWorld {
    app::Caller successor{newCaller("truongphong.moi", domain::Role::leader, "H99.1.1")};
    domain::ExtensionId extension;

    Asked() {
        const auto document = registerIncoming();
        present(document);
        const auto main = assignment(
            move(director, document, direction({toUnit("H99.1.1", AssignmentRole::principal, "2026-03-10")})),
            0);
        auto distribute = step(AssignmentAction::distribute);
        distribute.assignments = {toPerson("chuyenvien.a", AssignmentRole::principal, "2026-03-08")};
        const auto part = assignment(move(headA, main, distribute), 1);
        auto ask = step(AssignmentAction::askExtension, "Chờ số liệu");
        ask.until = domain::parseIsoDate("2026-03-09");
        extension = {move(officer, part, ask)
                         ->getArray("assignments")
                         ->getObject(1)
                         ->getArray("extensions")
                         ->getObject(0)
                         ->getValue<std::int64_t>("id")};
    }
    void endPostOfHead() {
        static_cast<void>(
            app.posts.end(admin, headA.account.posts.at(0).id,
                          {domain::vietnamDate(clock.now()), successor.account.id, "Nghỉ hưu"}));
    }
    Poco::JSON::Object::Ptr decide() {
        return parsed(app.handleDocument.decideExtension(successor, extension, {}, std::nullopt).json);
    }
};

TEST_CASE("who takes over a post decides about the deadlines that its holder was asked for", "[app]") {
    Asked world;
    CHECK_THROWS_AS(world.decide(), Error);
    CHECK(world.waitingFor(world.headA) == std::vector<std::string>{"assignment", "extension"});

    world.endPostOfHead();

    const auto waiting = world.waitingFor(world.successor);
    CHECK(std::count(waiting.begin(), waiting.end(), "extension") == 1);
    const auto part = world.decide()->getArray("assignments")->getObject(1);
    CHECK(part->getValue<std::string>("due_date") == "2026-03-09");
}

}  // namespace
}  // namespace vanthu::tests
