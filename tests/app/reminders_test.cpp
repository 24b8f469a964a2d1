#include "server/app/reminders.h"
#include "storage/draft_store.h"
#include "tests/app/office.h"
#include "tests/http/received_item.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vanthu::tests {
namespace {

using domain::AssignmentAction;
using domain::AssignmentRole;

/// The office with a document in the hands of division A and, of it, a part in those of the officer.
struct RemindingOffice : OfficeWorld {
    app::Reminders reminders{database, clock, app.directory};
    domain::DocumentId document{registerIncoming()};
    domain::AssignmentId main, part;

    RemindingOffice() {
        present(document);
        main = assignment(
            move(director, document, direction({toUnit("H99.1.1", AssignmentRole::principal, "2026-03-11")})),
            0);
        auto distribution = step(AssignmentAction::distribute, "Dự thảo");
        distribution.assignments = {toPerson("chuyenvien.a", AssignmentRole::principal, "2026-03-05")};
        part = assignment(move(headA, main, distribution), 1);
    }

    void on(const std::string& moment) {
        clock.set(*domain::parseTimestamp(moment + ":00+07:00"));
        reminders.step();
    }
    int count(const app::Caller& person, const std::string& kind) {
        const auto items = parsed(app.notices.page(person, {false, "", 200}))->getArray("items");
        int found = 0;
        for (unsigned i = 0; i < items->size(); ++i)
            found += items->getObject(i)->getValue<std::string>("kind") == kind;
        return found;
    }
};

TEST_CASE("a deadline is announced two working days ahead, once", "[app]") {
    RemindingOffice office;  // Monday 2 March
    office.reminders.step();
    CHECK(office.count(office.officer, "due_soon") == 0);
    office.on("2026-03-03T06:59");
    CHECK(office.count(office.officer, "due_soon") == 0);
    office.on("2026-03-03T07:00");
    CHECK(office.count(office.officer, "due_soon") == 1);
    office.on("2026-03-03T12:00");
    office.on("2026-03-04T08:00");
    CHECK(office.count(office.officer, "due_soon") == 1);
    CHECK(office.count(office.headA, "due_soon") == 0);
    office.on("2026-03-09T08:00");
    CHECK(office.count(office.headA, "due_soon") == 1);
}

TEST_CASE("an overdue reminder is made once in two days, also to who assigned the work", "[app]") {
    RemindingOffice office;
    office.on("2026-03-05T17:00");
    CHECK(office.count(office.officer, "overdue") == 0);  // due today
    office.on("2026-03-06T08:00");
    office.on("2026-03-06T09:00");
    office.on("2026-03-09T08:00");
    CHECK(office.count(office.officer, "overdue") == 1);
    CHECK(office.count(office.headA, "overdue") == 1);
    CHECK(office.count(office.director, "overdue") == 0);
    const auto notice =
        parsed(office.app.notices.page(office.officer, {true, "", 1}))->getArray("items")->getObject(0);
    CHECK(notice->getValue<std::string>("due_date") == "2026-03-05");
    CHECK(notice->getValue<std::int64_t>("related_id") == office.part.value);
    CHECK_FALSE(notice->has("from"));
}

TEST_CASE("a later deadline is reminded of anew, finished work no more", "[app]") {
    RemindingOffice office;
    office.on("2026-03-04T08:00");
    auto asking = office.step(AssignmentAction::askExtension, "Chờ số liệu");
    asking.until = domain::parseIsoDate("2026-03-20");
    const auto asked = office.move(office.officer, office.part, asking);
    const domain::ExtensionId extension{asked->getArray("assignments")
                                            ->getObject(1)
                                            ->getArray("extensions")
                                            ->getObject(0)
                                            ->getValue<std::int64_t>("id")};
    static_cast<void>(office.app.handleDocument.decideExtension(
        office.headA, extension, {domain::ExtensionAction::approve, ""}, std::nullopt));
    office.on("2026-03-09T08:00");
    CHECK(office.count(office.officer, "overdue") == 0);
    office.on("2026-03-18T08:00");
    CHECK(office.count(office.officer, "due_soon") == 2);
    static_cast<void>(
        office.move(office.officer, office.part, office.step(AssignmentAction::finish, "Xong")));
    office.on("2026-03-23T08:00");
    CHECK(office.count(office.officer, "overdue") == 0);
}

TEST_CASE("after a stop and over days off everything is caught up once", "[app]") {
    RemindingOffice office;
    office.on("2026-03-07T08:00");  // a Saturday
    CHECK(office.count(office.officer, "overdue") == 0);
    app::Reminders restarted(office.database, office.clock, office.app.directory);
    office.clock.set(*domain::parseTimestamp("2026-03-16T08:00:00+07:00"));
    restarted.step();
    office.reminders.step();
    CHECK(office.count(office.officer, "overdue") == 1);
    CHECK(office.count(office.officer, "due_soon") == 0);
    CHECK(office.count(office.headA, "overdue") == 2);  // of the division, and as who assigned the part
    CHECK(office.count(office.director, "overdue") == 1);
}

TEST_CASE("a document that was not presented in time is told to the clerks once", "[app]") {
    RemindingOffice office;
    static_cast<void>(office.registerIncoming("2/KH-BNV"));
    office.on("2026-03-03T17:00");
    CHECK(office.count(office.clerk, "presentation_late") == 0);
    office.on("2026-03-04T08:00");
    office.on("2026-03-05T08:00");
    CHECK(office.count(office.clerk, "presentation_late") == 1);  // the other one was presented
    app::NoFiles none;
    auto urgent = incoming("3/KH-BNV");
    urgent.urgency = domain::Urgency::express;
    static_cast<void>(office.app.registerDocument.run(office.clerk, urgent, none, std::nullopt));
    office.on("2026-03-06T08:00");  // urgent: on the day itself
    CHECK(office.count(office.clerk, "presentation_late") == 2);
}

/// Updates and replacements at H99.1, whose clerk they alarm.
struct WaitingChanges : RemindingOffice {
    const std::string original = std::string(32, '1');

    std::int64_t arrives(char id, domain::SendingKind kind, const std::vector<std::string>& changes) {
        auto manifest = receivedManifest(*this);
        manifest.messageId = std::string(32, id);
        manifest.kind = kind;
        manifest.changes = changes;
        manifest.reason = "Sửa trích yếu";
        return receiveItem(
            *this, app.directory.current()->organisation(app::OrganisationReference{"H99.1"})->id, manifest);
    }
    std::int64_t missing() {
        return parsed(app.systemState.show(admin))
            ->getObject("exchange")
            ->getValue<std::int64_t>("originals_missing");
    }
    bool metricIs(int count) {
        return app.systemState.metrics().find("\nvanthu_exchange_originals_missing " + std::to_string(count) +
                                              "\n") != std::string::npos;
    }
};

TEST_CASE(
    "an update or replacement whose original did not come for 72 hours alarms the clerks once, at any hour",
    "[app]") {
    WaitingChanges office;
    office.clock.set(*domain::parseTimestamp("2026-03-04T22:00:00+07:00"));
    const auto update = office.arrives('7', domain::SendingKind::update, {office.original});
    static_cast<void>(
        office.arrives('8', domain::SendingKind::replacement, {std::string(32, '5'), std::string(32, '6')}));
    office.on("2026-03-07T21:59");
    CHECK(office.count(office.clerk, "original_missing") == 0);
    CHECK(office.missing() == 0);

    office.on("2026-03-07T22:00");  // a Saturday night
    CHECK(office.count(office.clerk, "original_missing") == 2);
    CHECK(office.missing() == 2);
    CHECK(office.metricIs(2));
    CHECK(office.count(office.director, "original_missing") == 0);
    office.on("2026-03-09T08:00");
    app::Reminders(office.database, office.clock, office.app.directory).step();
    CHECK(office.count(office.clerk, "original_missing") == 2);

    // Refused, or found after all: nothing waits any more.
    static_cast<void>(office.app.inbox.refuse(office.clerk, {update}, "Không có văn bản gốc", std::nullopt));
    CHECK(office.missing() == 1);
    static_cast<void>(office.arrives('5', domain::SendingKind::fresh, {}));
    CHECK(office.missing() == 0);
    CHECK(office.metricIs(0));
}

TEST_CASE("an update whose original came, before or after it, alarms nobody", "[app]") {
    WaitingChanges office;
    static_cast<void>(office.arrives('7', domain::SendingKind::update, {office.original}));
    static_cast<void>(office.arrives('1', domain::SendingKind::fresh, {}));
    static_cast<void>(office.arrives('8', domain::SendingKind::update, {office.original}));
    office.on("2026-03-12T08:00");
    CHECK(office.count(office.clerk, "original_missing") == 0);
    CHECK(office.missing() == 0);
}

TEST_CASE("work that somebody else took over is reminded of anew", "[app]") {
    RemindingOffice office;
    office.on("2026-03-06T08:00");
    app::PostEnd end{domain::vietnamDate(office.clock.now()), office.headB.account.id, "Điều chuyển"};
    static_cast<void>(office.app.posts.end(office.admin, office.officer.account.posts.at(0).id, end));
    office.on("2026-03-06T09:00");
    CHECK(office.count(office.headB, "overdue") == 1);
    CHECK(office.count(office.headA, "overdue") == 1);
}

}  // namespace
}  // namespace vanthu::tests
