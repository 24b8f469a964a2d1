#include "schemas/domain/refusal.h"
#include "server/app/passwords.h"
#include "storage/account_store.h"
#include "tests/app/world.h"

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <random>
#include <set>

namespace vanthu::tests {
namespace {

using domain::AccountId;
using domain::Date;
using domain::Role;

/// A department with a head, and an officer of another one who acts for the head now and then.
struct StaffedOffice : World {
    Date today{domain::vietnamDate(someMorning())};
    app::Caller clerk, head, deputy;
    domain::DocumentId document;

    StaffedOffice() {
        app::OrganisationRequest other;
        other.name = "Sở Tài chính";
        other.code = "H99.2";
        other.parent = std::string("H99");
        other.keepsRegistry = true;
        static_cast<void>(app.organisations.create(admin, {other}, std::nullopt));
        clerk = newCaller("thu", Role::clerk, "H99.1");
        head = newCaller("truong", Role::leader, "H99.1");
        deputy = newCaller("pho", Role::officer, "H99.2");
        app::NoFiles none;
        document = domain::documentFromJson(
                       app.registerDocument.run(clerk, incoming("1/KH-BNV"), none, std::nullopt).answer.json)
                       .id;
    }

    app::DelegationRequest delegation(std::vector<std::string> rights) {
        return {head.account.posts.at(0).id, deputy.account.id, std::move(rights), "Tuần trực", "12/GUQ-SNV",
                today.plusDays(1),           today.plusDays(2)};
    }
    bool sees(const std::string& login) {
        return codeOf([&] { static_cast<void>(app.readDocument.show(callerOf(login), document)); }) ==
               ErrorCode::internal;
    }
    void nextDay() { clock.advance(std::chrono::hours{24}); }
};

TEST_CASE("a delegate has the delegated rights in its period and no others", "[app]") {
    StaffedOffice office;
    static_cast<void>(
        office.app.posts.delegate(office.head, office.delegation({"see_documents"}), std::nullopt));

    CHECK_FALSE(office.sees("pho"));
    office.nextDay();
    CHECK(office.sees("pho"));
    const auto deputy = office.callerOf("pho");
    const auto unit = office.head.account.organisation;
    CHECK(deputy.account.organisation == office.deputy.account.organisation);
    CHECK_FALSE(app::mayReadFilesOf(deputy, unit, domain::Access::unit));
    CHECK_FALSE(app::mayDoIn(deputy, app::Action::seeReaders, unit));
    CHECK_FALSE(app::mayDo(deputy, app::Action::delegateRights));
    office.nextDay();
    CHECK(office.sees("pho"));
    office.nextDay();
    CHECK_FALSE(office.sees("pho"));
}

TEST_CASE("a delegation ends with the post that it draws on and when it is ended", "[app]") {
    StaffedOffice office;
    const auto made = parsed(
        office.app.posts.delegate(office.head, office.delegation({"see_documents"}), std::nullopt).json);
    office.nextDay();
    REQUIRE(office.sees("pho"));

    SECTION("post") {
        static_cast<void>(
            office.app.posts.end(office.admin, office.head.account.posts[0].id, {office.today, {}, ""}));
        CHECK_FALSE(office.sees("pho"));
        CHECK(codeOf([&] { app::require(office.callerOf("truong"), app::Action::seeDocuments); }) ==
              ErrorCode::forbidden);
        CHECK_NOTHROW(office.app.accounts.self(office.callerOf("truong")));
    }
    SECTION("delegation") {
        const domain::DelegationId id{made->getValue<std::int64_t>("id")};
        CHECK(codeOf([&] {
                  static_cast<void>(office.app.posts.endDelegation(office.deputy, id, office.today));
              }) == ErrorCode::forbidden);
        static_cast<void>(office.app.posts.endDelegation(office.head, id, office.today));
        CHECK_FALSE(office.sees("pho"));
    }
}

TEST_CASE("what does not make a delegation is refused", "[app]") {
    StaffedOffice office;
    struct Case {
        std::string what;
        ErrorCode code;
        std::function<void(app::DelegationRequest&)> spoil;
    };
    const std::vector<Case> cases{
        Case{"no right", ErrorCode::invalidInput, [](auto& request) { request.rights.clear(); }},
        Case{"unknown right", ErrorCode::invalidInput, [](auto& request) { request.rights = {"all"}; }},
        Case{"passing on", ErrorCode::invalidInput,
             [](auto& request) { request.rights = {"delegate_rights"}; }},
        Case{"not of the role", ErrorCode::invalidInput,
             [](auto& request) { request.rights = {"manage_books"}; }},
        Case{"no basis", ErrorCode::invalidInput, [](auto& request) { request.legalBasis = " "; }},
        Case{"turned round", ErrorCode::invalidInput,
             [](auto& request) { std::swap(request.validFrom, request.validTo); }},
        Case{"to oneself", ErrorCode::invalidInput,
             [&](auto& request) { request.delegate = office.head.account.id; }},
        Case{"unknown account", ErrorCode::notFound, [](auto& request) { request.delegate = {99}; }},
        Case{"unknown post", ErrorCode::notFound, [](auto& request) { request.post = {99}; }},
        Case{"another's post", ErrorCode::forbidden,
             [&](auto& request) { request.post = office.clerk.account.posts[0].id; }},
        Case{"before the post", ErrorCode::conflict,
             [&](auto& request) { request.validFrom = office.today.plusDays(-1); }}};

    for (const auto& bad : cases) {
        auto request = office.delegation({"see_documents"});
        bad.spoil(request);
        CAPTURE(bad.what);
        CHECK(codeOf([&] {
                  static_cast<void>(office.app.posts.delegate(office.head, request, std::nullopt));
              }) == bad.code);
    }
    CHECK(office.app.posts.delegations(office.admin) == R"({"delegations":[]})");
}

TEST_CASE("an account acts in the unit of the post that gives the right", "[app]") {
    StaffedOffice office;
    app::PostRequest second;
    second.organisation = std::string("H99.1");
    second.role = Role::clerk;
    second.title = "Văn thư kiêm nhiệm";
    static_cast<void>(office.app.posts.create(office.admin, office.deputy.account.id, second, std::nullopt));
    const auto caller = office.callerOf("pho");
    app::NoFiles none;

    const auto entered = domain::documentFromJson(
        office.app.registerDocument.run(caller, outgoing(), none, std::nullopt).answer.json);

    CHECK(caller.account.organisation == office.deputy.account.organisation);
    CHECK(entered.organisation == office.clerk.account.organisation);
    CHECK(office.sees("pho"));
}

TEST_CASE("bad posts are refused", "[app]") {
    StaffedOffice office;
    app::PostRequest request;
    request.organisation = std::string("H99.1");
    const auto create = [&](AccountId account) {
        return codeOf([&] {
            static_cast<void>(office.app.posts.create(office.admin, account, request, std::nullopt));
        });
    };

    CHECK(create({99}) == ErrorCode::notFound);
    request.title = std::string(101, 'x');
    CHECK(create(office.clerk.account.id) == ErrorCode::invalidInput);
    request.title = "";
    request.validFrom = office.today;
    request.validTo = office.today.plusDays(-1);
    CHECK(create(office.clerk.account.id) == ErrorCode::invalidInput);
    request.validTo.reset();
    request.organisation = std::string("H00");
    CHECK(create(office.clerk.account.id) == ErrorCode::invalidInput);
    CHECK(codeOf([&] {
              static_cast<void>(office.app.posts.end(office.admin, {99}, {office.today, {}, ""}));
          }) == ErrorCode::notFound);
}

/// Changes of posts, delegations, units and locks at random, a day after the other, and who could read then.
struct History : StaffedOffice {
    std::mt19937 random{20250701};
    std::vector<std::string> logins{"thu", "truong", "pho", "quantri"};
    int sessions{0};
    std::map<Date, std::set<std::string>> readers;

    template <class T>
    T any(const std::vector<T>& values) {
        return values[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(random)];
    }
    Date now() { return domain::vietnamDate(clock.now()); }

    void changeSomething() {
        const auto& login = any(logins);
        const auto account = database.read([&](storage::ReadTransaction& transaction) {
            return storage::findCredentials(transaction, login)->account;
        });
        switch (std::uniform_int_distribution<int>(0, 4)(random)) {
            case 0: {
                app::PostRequest request;
                request.organisation = any<std::string>({"H99", "H99.1", "H99.2"});
                request.role = any<Role>({Role::clerk, Role::leader, Role::officer});
                request.validFrom = now().plusDays(any<int>({0, 1, 3}));
                if (any<int>({0, 1}) == 1) request.validTo = request.validFrom->plusDays(2);
                static_cast<void>(app.posts.create(admin, account.id, request, std::nullopt));
                return;
            }
            case 1:
                if (!account.posts.empty() && login != "quantri")
                    static_cast<void>(codeOf([&] {
                        static_cast<void>(
                            app.posts.end(admin, any(account.posts).id, {now().plusDays(1), {}, ""}));
                    }));
                return;
            case 2:
                static_cast<void>(codeOf([&] {
                    static_cast<void>(app.posts.delegate(admin,
                                                         {any(account.posts).id,
                                                          withSession(any(logins)).account.id,
                                                          {"see_documents"},
                                                          "",
                                                          "GUQ",
                                                          now(),
                                                          now().plusDays(3)},
                                                         std::nullopt));
                }));
                return;
            case 3: {
                app::OrganisationChange change;
                change.validFrom = now().plusDays(1);
                change.parent = any<std::string>({"H99", "H99.2"});
                static_cast<void>(codeOf([&] {
                    static_cast<void>(
                        app.reorganisation.change(admin, clerk.account.organisation, change, ""));
                }));
                return;
            }
            default:
                if (login != "quantri")
                    static_cast<void>(
                        app.accounts.change(admin, account.id, {any<bool>({true, false}), {}}, ""));
        }
    }

    /// With a session that did not cost a password: hashing is slow by design.
    app::Caller withSession(const std::string& login) {
        const auto token = login + std::to_string(++sessions);
        database.write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
            const auto account = storage::findCredentials(transaction, login)->account.id;
            storage::insertLoginSession(
                transaction, {app::tokenHash(token), account, clock.now() + std::chrono::hours{1}});
        });
        return *app.sessions.authenticate(token);
    }

    /// The truth: who is let in when asking.
    std::set<std::string> letIn() {
        std::set<std::string> found;
        for (const auto& login : logins)
            if (codeOf([&] { static_cast<void>(app.readDocument.show(withSession(login), document)); }) ==
                ErrorCode::internal)
                found.insert(login);
        return found;
    }

    std::set<std::string> told(Date day) {
        std::set<std::string> found;
        const auto list = parsed(app.documentReaders.list(admin, document, day))->getArray("readers");
        for (unsigned i = 0; i < list->size(); ++i)
            found.insert(list->getObject(i)->getValue<std::string>("login"));
        return found;
    }
};

TEST_CASE("who could read on a day is told as it was, whatever changed since", "[app]") {
    History history;
    for (int i = 0; i < 60; ++i) {
        // What begins or is locked in the course of a day could read on a part of it.
        auto open = history.letIn();
        history.changeSomething();
        open.merge(history.letIn());
        history.readers[history.now()] = open;
        history.nextDay();
    }

    std::set<std::set<std::string>> different;
    for (const auto& [day, readers] : history.readers) {
        CAPTURE(day.iso());
        CHECK(history.told(day) == readers);
        different.insert(readers);
    }
    CHECK(different.size() > 2);
    CHECK(history.told(history.today.plusDays(-1)).empty());  // not registered yet
}

}  // namespace
}  // namespace vanthu::tests
