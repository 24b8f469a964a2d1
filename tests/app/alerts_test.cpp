#include "schemas/domain/refusal.h"
#include "tests/app/office.h"
#include "tests/app/violations.h"

#include <catch2/catch.hpp>

#include <functional>

namespace vanthu::tests {
namespace {

using domain::Role;
using Kinds = std::vector<std::string>;

std::optional<Refusal> alertRefusalOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Refused& refused) {
        return refused.refusal();
    }
    return std::nullopt;
}

/// The office without open alerts.
struct AlertOffice : OfficeWorld {
    app::Caller second{newCaller("quantri2", Role::administrator, "H99")};

    AlertOffice() {
        for (const auto id : openOf(second))
            static_cast<void>(app.alerts.confirm(second, id, ""));
    }

    Poco::JSON::Array::Ptr page(const app::Caller& person, bool openOnly = true) {
        return parsed(app.alerts.page(person, {openOnly, "", 100}))->getArray("items");
    }
    std::vector<domain::AlertId> openOf(const app::Caller& person) {
        std::vector<domain::AlertId> ids;
        const auto items = page(person);
        for (unsigned i = 0; i < items->size(); ++i)
            ids.push_back({items->getObject(i)->getValue<std::int64_t>("id")});
        return ids;
    }
    Kinds kinds(const app::Caller& person) {
        Kinds found;
        const auto items = page(person);
        for (unsigned i = 0; i < items->size(); ++i)
            found.push_back(items->getObject(i)->getValue<std::string>("kind"));
        return found;
    }
    domain::PostId givePost() {
        app::PostRequest post;
        post.organisation = std::string("H99.1.2");
        post.role = Role::leader;
        return {parsed(app.posts.create(admin, officer.account.id, post, std::nullopt).json)
                    ->getValue<std::int64_t>("id")};
    }
    std::optional<Refusal> confirm(const app::Caller& person, domain::AlertId id) {
        return alertRefusalOf([&] { static_cast<void>(app.alerts.confirm(person, id, "Đã kiểm tra")); });
    }
};

TEST_CASE("every change of rights raises an alert of its kind", "[app]") {
    AlertOffice office;
    const auto raised = [&](const std::function<void()>& change) {
        const auto before = office.kinds(office.second).size();
        change();
        auto now = office.kinds(office.second);
        now.resize(now.size() - before);
        return now;
    };
    const auto today = domain::vietnamDate(office.clock.now());
    domain::PostId post;
    CHECK(raised([&] { post = office.givePost(); }) == Kinds{"post_given"});
    CHECK(raised([&] {
              static_cast<void>(office.app.posts.end(office.admin, post, {today, {}, ""}));
          }) == Kinds{"post_ended"});
    CHECK(raised([&] {
              static_cast<void>(office.app.posts.end(office.admin, post, {today, {}, ""}));
          }).empty());
    app::DelegationRequest delegation{office.director.account.posts.at(0).id,
                                      office.officer.account.id,
                                      {"see_documents"},
                                      "",
                                      "12/GUQ-SNV",
                                      today,
                                      today.plusDays(5)};
    domain::DelegationId lent;
    CHECK(raised([&] {
              lent = {parsed(office.app.posts.delegate(office.director, delegation, std::nullopt).json)
                          ->getValue<std::int64_t>("id")};
          }) == Kinds{"delegation_given"});
    CHECK(raised([&] { static_cast<void>(office.app.posts.endDelegation(office.director, lent, today)); }) ==
          Kinds{"delegation_ended"});
    CHECK(raised([&] { static_cast<void>(office.newCaller("moi", Role::officer, "H99.1")); }) ==
          Kinds{"account_created"});
    const auto disable = [&](bool disabled) {
        return raised([&] {
            static_cast<void>(
                office.app.accounts.change(office.admin, office.officer.account.id, {disabled, {}, {}}, ""));
        });
    };
    CHECK(disable(true) == Kinds{"account_disabled"});
    CHECK(disable(true).empty());
    CHECK(disable(false) == Kinds{"account_enabled"});
    app::OrganisationChange moved;
    moved.validFrom = today.plusDays(1);
    moved.parent = std::string("H99");
    const auto division =
        office.app.directory.current()->organisation(app::OrganisationReference{"H99.1.2"})->id;
    CHECK(raised([&] {
              static_cast<void>(office.app.reorganisation.change(office.admin, division, moved, ""));
          }) == Kinds{"unit_moved"});
    moved.validFrom = today.plusDays(2);
    moved.parent.reset();
    moved.name = "Phòng Hai";
    CHECK(raised([&] {
              static_cast<void>(office.app.reorganisation.change(office.admin, division, moved, ""));
          }).empty());
}

TEST_CASE("an alert is told to administrators and the leaders of the unit, and open until confirmed",
          "[app]") {
    AlertOffice office;
    const auto unreadOf = [&](const app::Caller& person) {
        return parsed(office.app.notices.page(person, {true, "", 100}))->getArray("items");
    };
    for (const auto* person : {&office.admin, &office.second, &office.headB, &office.director, &office.headA})
        static_cast<void>(office.app.notices.markReadUpTo(*person, {1'000'000}));
    office.givePost();  // in H99.1.2, whose leaders are headB and the stranger
    const auto id = office.openOf(office.second).at(0);

    CHECK(unreadOf(office.admin)->empty());  // made it
    CHECK(unreadOf(office.director)->empty());
    CHECK(unreadOf(office.headA)->empty());
    REQUIRE(unreadOf(office.headB)->size() == 1);
    CHECK(unreadOf(office.second)->getObject(0)->getValue<std::string>("text") ==
          "Quyền truy cập thay đổi, chờ xác nhận: Giao chức vụ: Người chuyenvien.a (chuyenvien.a), Phòng B");

    CHECK(parsed(office.app.systemState.show(office.admin))->getValue<int>("open_alerts") == 1);
    CHECK_FALSE(office.confirm(office.headB, id));
    CHECK(parsed(office.app.systemState.show(office.admin))->getValue<int>("open_alerts") == 0);
    CHECK(office.confirm(office.second, id) == Refusal::alertConfirmed);
    const auto confirmed = office.page(office.second, false)->getObject(0);
    CHECK(confirmed->getValue<std::string>("confirmed_by_name") == "Người truongphong.b");
    CHECK(confirmed->getValue<std::string>("note") == "Đã kiểm tra");
    CHECK_FALSE(confirmed->getValue<bool>("open"));
}

TEST_CASE("leaders see and confirm alerts of their unit and below, nobody else's", "[app]") {
    AlertOffice office;
    office.givePost();
    const auto id = office.openOf(office.second).at(0);
    CHECK(office.openOf(office.director).size() == 1);  // above
    CHECK(office.openOf(office.headB).size() == 1);
    CHECK(office.openOf(office.headA).empty());
    CHECK(office.confirm(office.headA, id) == Refusal::alertUnknown);
    CHECK(office.confirm(office.headA, {9999}) == Refusal::alertUnknown);
    CHECK(office.confirm(office.clerk, id) == Refusal::roleNotAllowed);
    CHECK(violationsOf([&] {
              static_cast<void>(office.app.alerts.confirm(office.second, id, std::string(501, 'x')));
          }) == std::vector<std::string>{"note too_long"});
    CHECK_FALSE(office.confirm(office.director, id));
}

TEST_CASE("who made the change does not confirm it, unless nobody else could", "[app]") {
    AlertOffice office;
    office.givePost();
    CHECK(office.confirm(office.admin, office.openOf(office.admin).at(0)) == Refusal::alertOwnChange);

    World alone;
    static_cast<void>(alone.newCaller("vanthu", Role::clerk, "H99.1"));
    const auto items = parsed(alone.app.alerts.page(alone.admin, {true, "", 10}))->getArray("items");
    REQUIRE(items->size() == 1);
    static_cast<void>(
        alone.app.alerts.confirm(alone.admin, {items->getObject(0)->getValue<std::int64_t>("id")}, ""));
    CHECK(parsed(alone.app.alerts.page(alone.admin, {true, "", 10}))->getArray("items")->empty());
}

TEST_CASE("alerts come in pages", "[app]") {
    AlertOffice office;
    for (int i = 0; i < 3; ++i)
        office.givePost();
    const auto first = parsed(office.app.alerts.page(office.second, {true, "", 2}));
    CHECK(first->getArray("items")->size() == 2);
    const auto second =
        parsed(office.app.alerts.page(office.second, {true, first->getValue<std::string>("next_cursor"), 2}));
    CHECK(second->getArray("items")->size() == 1);
    CHECK_FALSE(second->has("next_cursor"));
}

}  // namespace
}  // namespace vanthu::tests
