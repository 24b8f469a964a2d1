#include "storage/notice_store.h"

#include "storage/account_store.h"
#include "storage/alert_store.h"
#include "storage/change_log.h"
#include "storage/mail_store.h"
#include "storage/reminder_store.h"
#include "storage/sql.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using domain::AccountId;
using domain::MailPreference;
using domain::MailState;
using domain::Notice;
using domain::NoticeKind;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::Actor at(int seconds, AccountId account = {7}) {
    return {account, clerk().at + std::chrono::seconds{seconds}};
}

/// A unit with a clerk and a leader, and a document to tell them of.
struct Told {
    Office office;
    AccountId clerk, leader;
    domain::DocumentId document;

    explicit Told(storage::Database& database) : office(makeOffice(database)) {
        const auto account = [&](const std::string& login, domain::Role role) {
            return database.write(at(0), [&](WriteTransaction& transaction) {
                domain::Account made;
                made.login = login;
                made.fullName = "Người " + login;
                made.role = role;
                made.organisation = office.organisation;
                made.createdAt = at(0).at;
                return storage::insertAccount(transaction, made, "hash").id;
            });
        };
        clerk = account("thu", domain::Role::clerk);
        leader = account("truong", domain::Role::leader);
        document = database.write(at(0), [&](WriteTransaction& transaction) {
            return registerNumbered(transaction, incomingDocument(office)).id;
        });
    }
    domain::NoticeId tell(storage::Database& database, AccountId account, domain::Actor actor = at(1)) const {
        return database.write(actor, [&](WriteTransaction& transaction) {
            return storage::insertNotice(transaction, {.account = account,
                                                       .kind = NoticeKind::assigned,
                                                       .entityId = document.value,
                                                       .relatedId = 5,
                                                       .dueDate = domain::Date::fromDays(20000)});
        });
    }
    void setMail(storage::Database& database, const std::string& email, MailPreference preference) const {
        database.write(at(0), [&](WriteTransaction& transaction) {
            storage::setAccountMail(transaction, leader, email, preference);
        });
    }
};

std::vector<storage::MailCandidate> candidates(storage::Database& database) {
    return database.read([](ReadTransaction& transaction) { return storage::mailCandidates(transaction); });
}

std::optional<domain::Mail> gather(storage::Database& database, AccountId account, const std::string& id,
                                   int seconds = 10) {
    return database.write(at(seconds), [&](WriteTransaction& transaction) {
        return storage::insertMail(transaction, account, id, at(0).at);
    });
}

}  // namespace

CONTRACT_CASE("a notice comes back as it was made, newest first, and is read once", "[storage]") {
    auto& database = contract.database();
    const Told told(database);
    const auto first = told.tell(database, told.leader);
    const auto second = told.tell(database, told.leader, at(2));
    told.tell(database, told.clerk);
    contract.reopen();
    auto& reopened = contract.database();

    reopened.read([&](ReadTransaction& transaction) {
        const auto notices = storage::noticesOf(transaction, told.leader, false, std::nullopt, 10);
        REQUIRE(notices.size() == 2);
        CHECK(notices[0].id == second);
        CHECK(notices[1].kind == NoticeKind::assigned);
        CHECK(notices[1].entityId == told.document.value);
        CHECK(notices[1].relatedId == 5);
        CHECK(notices[1].actor == AccountId{7});
        CHECK(notices[1].dueDate == domain::Date::fromDays(20000));
        CHECK(notices[1].createdAt == at(1).at);
        CHECK_FALSE(notices[1].readAt);
        CHECK(storage::noticesOf(transaction, told.leader, false, second, 10).size() == 1);
        CHECK(storage::unreadNotices(transaction, told.leader) == 2);
        CHECK(storage::wrongNotices(transaction).empty());
    });
    reopened.write(at(5), [&](WriteTransaction& transaction) {
        CHECK(storage::markNoticeRead(transaction, told.leader, first));
        CHECK_FALSE(storage::markNoticeRead(transaction, told.clerk, first));
        CHECK(storage::markNoticesRead(transaction, told.leader, first) == 0);
    });
    reopened.write(at(6), [&](WriteTransaction& transaction) {
        CHECK(storage::markNoticeRead(transaction, told.leader, first));
        const auto unread = storage::noticesOf(transaction, told.leader, true, std::nullopt, 10);
        CHECK(unread.size() == 1);
        CHECK(storage::noticesOf(transaction, told.leader, false, std::nullopt, 10).at(1).readAt == at(5).at);
    });
    reopened.write(at(7), [&](WriteTransaction& transaction) {
        CHECK(storage::markNoticesRead(transaction, told.leader, second) == 1);
        CHECK(storage::markNoticesUnread(transaction, told.clerk, at(7).at) == 0);
        CHECK(storage::markNoticesUnread(transaction, told.leader, at(7).at) == 1);
        CHECK(storage::unreadNotices(transaction, told.leader) == 1);
        CHECK_FALSE(storage::markNoticeUnread(transaction, told.clerk, first));
        CHECK(storage::markNoticeUnread(transaction, told.leader, first));
        CHECK(storage::markNoticeUnread(transaction, told.leader, first));
        CHECK(storage::unreadNotices(transaction, told.leader) == 2);
    });
}

CONTRACT_CASE("whoever acts is told nothing of it", "[storage]") {
    auto& database = contract.database();
    const Told told(database);
    CHECK_FALSE(told.tell(database, told.leader, at(1, told.leader)));
    CHECK(told.tell(database, told.leader, at(1, {})));
}

CONTRACT_CASE("holders of a post are those of the day that are in use", "[storage]") {
    auto& database = contract.database();
    const Told told(database);
    const auto today = domain::vietnamDate(at(0).at);
    const auto clerks = [&](domain::Date day) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::holdersOf(transaction, told.office.organisation, domain::Role::clerk, day);
        });
    };
    CHECK(clerks(today) == std::vector{told.clerk});
    CHECK(clerks(today.plusDays(-1)).empty());
    database.write(at(1), [&](WriteTransaction& transaction) {
        CHECK(storage::holdersOf(transaction, domain::Role::leader, today) == std::vector{told.leader});
        CHECK(storage::holdersOf(transaction, {999}, domain::Role::clerk, today).empty());
        storage::setAccountDisabled(transaction, told.clerk, true);
    });
    CHECK(clerks(today).empty());
}

CONTRACT_CASE("a reminder is noted once per person, thing, reason and deadline", "[storage]") {
    auto& database = contract.database();
    const auto day = domain::Date::fromDays(20000);
    const auto note = [&](const storage::ReminderKey& key, AccountId account) {
        return database.write(at(0), [&](WriteTransaction& transaction) {
            return storage::noteReminder(transaction, key, account);
        });
    };
    CHECK(note({"overdue", "assignment", 1, day}, {1}));
    CHECK_FALSE(note({"overdue", "assignment", 1, day}, {1}));
    CHECK(note({"overdue", "assignment", 1, day}, {2}));
    CHECK(note({"due_soon", "assignment", 1, day}, {1}));
    CHECK(note({"overdue", "assignment", 1, day.plusDays(1)}, {1}));
}

CONTRACT_CASE("notices wait for a mail when their kind and their owner want it", "[storage]") {
    auto& database = contract.database();
    const Told told(database);
    told.tell(database, told.leader);
    CHECK(candidates(database).empty());
    told.setMail(database, "a@b.vn", MailPreference::none);
    told.tell(database, told.leader);
    CHECK(candidates(database).empty());
    told.setMail(database, "a@b.vn", MailPreference::daily);
    told.tell(database, told.leader, at(3));
    told.tell(database, told.leader, at(4));
    const auto waiting = candidates(database);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].account == told.leader);
    CHECK(waiting[0].preference == MailPreference::daily);
    CHECK(waiting[0].waitingSince == at(3).at);
    CHECK_FALSE(waiting[0].lastMailAt);
    CHECK(waiting[0].hasAddress);
    const auto silent = database.write(at(5), [&](WriteTransaction& transaction) {
        return storage::insertNotice(
            transaction,
            {.account = told.leader, .kind = NoticeKind::informed, .entityId = told.document.value});
    });
    const auto mail = gather(database, told.leader, "x@b.vn");
    REQUIRE(mail);
    database.read([&](ReadTransaction& transaction) {
        const auto gathered = storage::noticesOfMail(transaction, mail->id);
        REQUIRE(gathered.size() == 2);
        CHECK(gathered[0].createdAt == at(3).at);
        CHECK(gathered[1].id < silent);
        CHECK(storage::wrongMails(transaction).empty());
    });
    CHECK(candidates(database).empty());
    CHECK_FALSE(gather(database, told.leader, "y@b.vn"));
}

CONTRACT_CASE("a mail waits, is put off, and ends", "[storage]") {
    auto& database = contract.database();
    const Told told(database);
    told.setMail(database, "a@b.vn", MailPreference::atOnce);
    told.tell(database, told.leader);
    const auto mail = gather(database, told.leader, "x@b.vn").value();
    const auto due = [&](int seconds) {
        return database
            .read([&](ReadTransaction& transaction) {
                return storage::dueMails(transaction, at(seconds).at, 10);
            })
            .size();
    };
    CHECK(due(9) == 0);
    CHECK(due(10) == 1);
    database.write(at(10), [&](WriteTransaction& transaction) {
        storage::postponeMail(transaction, mail.id, 1, at(60).at, "451");
    });
    CHECK(due(59) == 0);
    contract.reopen();
    auto& reopened = contract.database();
    reopened.write(at(60), [&](WriteTransaction& transaction) {
        CHECK(storage::dueMails(transaction, at(60).at, 10).at(0).messageId == "x@b.vn");
        storage::endMail(transaction, mail.id, MailState::parked, "550");
    });
    reopened.read([&](ReadTransaction& transaction) {
        CHECK(storage::dueMails(transaction, at(9999).at, 10).empty());
        const auto ended = storage::mailsOf(transaction, told.leader).at(0);
        CHECK(ended.state == MailState::parked);
        CHECK(ended.reason == "550");
        CHECK(ended.attempts == 2);
        CHECK(ended.endedAt == at(60).at);
        CHECK(storage::wrongMails(transaction).empty());
    });
}

CONTRACT_CASE("an alert is open until it is confirmed, once", "[storage]") {
    auto& database = contract.database();
    const Told told(database);
    const auto alert = database.write(at(1), [&](WriteTransaction& transaction) {
        return storage::insertAlert(transaction, {.kind = domain::AlertKind::postGiven,
                                                  .account = told.leader,
                                                  .organisation = told.office.organisation,
                                                  .entity = "post",
                                                  .entityId = 3});
    });
    const auto listed = [&](std::optional<std::vector<domain::OrganisationId>> units, bool openOnly) {
        return database
            .read([&](ReadTransaction& transaction) {
                return storage::listAlerts(transaction, units, openOnly, std::nullopt, 10);
            })
            .size();
    };
    CHECK(listed(std::nullopt, true) == 1);
    CHECK(listed(std::vector{told.office.organisation}, true) == 1);
    CHECK(listed(std::vector{domain::OrganisationId{999}}, true) == 0);
    CHECK(listed(std::vector<domain::OrganisationId>{}, true) == 0);
    const auto confirm = [&](domain::AlertId id) {
        return codeOf([&] {
            database.write(at(2, told.leader), [&](WriteTransaction& transaction) {
                storage::confirmAlert(transaction, id, "Đúng");
            });
        });
    };
    database.write(at(2, told.leader), [&](WriteTransaction& transaction) {
        const auto confirmed = storage::confirmAlert(transaction, alert.id, "Đúng");
        CHECK(confirmed.confirmedBy == told.leader);
        CHECK(storage::recordOf(confirmed) ==
              storage::recordOf(storage::findAlert(transaction, alert.id).value()));
    });
    CHECK(confirm(alert.id) == ErrorCode::conflict);
    CHECK(confirm({999}) == ErrorCode::notFound);
    CHECK(listed(std::nullopt, true) == 0);
    CHECK(listed(std::nullopt, false) == 1);
    database.read([&](ReadTransaction& transaction) {
        CHECK(storage::openAlerts(transaction) == 0);
        const auto changes = storage::changesOf(transaction, "alert", alert.id.value);
        REQUIRE(changes.size() == 2);
        CHECK(changes[1].action == "confirmed");
    });
}

}  // namespace vanthu::tests
