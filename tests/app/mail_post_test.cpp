#include "server/app/mail_post.h"
#include "storage/account_store.h"
#include "storage/mail_store.h"
#include "tests/app/office.h"
#include "tests/app/smtp_settings.h"
#include "tests/app/violations.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace vanthu::tests {
namespace {

using domain::MailPreference;
using domain::MailState;
using Does = SmtpServer::Does;

/// The office with a director who has an address, and a mail server of its own.
struct MailOffice : OfficeWorld {
    SmtpServer server;
    mail::SmtpTransport transport{settingsFor(server)};
    app::MailPost post{database, clock, app.directory, transport};
    int documents{0};

    MailOffice() { setMail(director, "giamdoc@snv.binhminh.gov.vn", MailPreference::atOnce); }

    void setMail(const app::Caller& person, const std::string& email, MailPreference preference) {
        static_cast<void>(app.accounts.changeOwnMail(person, {email, preference}));
    }
    /// One more notice for the director.
    domain::DocumentId presentOne() {
        const auto id = registerIncoming(std::to_string(++documents) + "/KH-BNV");
        present(id);
        return id;
    }
    std::vector<domain::Mail> mails() {
        return database.read([&](storage::ReadTransaction& transaction) {
            return storage::mailsOf(transaction, director.account.id);
        });
    }
    void later(std::chrono::seconds by) {
        clock.advance(by);
        post.step();
    }
};

constexpr std::chrono::minutes kInterval{15};
/// Longer than any pause after a failure.
constexpr std::chrono::minutes kLongest{16};

TEST_CASE("unread notices of a person go out in one mail with what the person may see", "[app]") {
    MailOffice office;
    office.presentOne();
    office.presentOne();
    office.post.step();

    const auto received = office.server.received();
    REQUIRE(received.size() == 1);
    CHECK(received[0].from == "vanthu@binhminh.gov.vn");
    CHECK(received[0].to == "giamdoc@snv.binhminh.gov.vn");
    CHECK(received[0].subject == "2 thông báo chưa xem");
    CHECK(received[0].body.find(
              "- Văn bản trình bạn cho ý kiến chỉ đạo: số 1, 01/KH-BNV, Kế hoạch cải cách hành "
              "chính\n- Văn bản trình bạn cho ý kiến chỉ đạo: số 2, 02/KH-BNV") != std::string::npos);
    CHECK(received[0].text.find("Auto-Submitted: auto-generated\r\n") != std::string::npos);
    CHECK(received[0].text.find("Date: Mon, 02 Mar 2026 08:00:00 +0700\r\n") != std::string::npos);
    REQUIRE(office.mails().size() == 1);
    CHECK(office.mails()[0].state == MailState::sent);
    CHECK(received[0].messageId == "<" + office.mails()[0].messageId + ">");
    office.later(kInterval);
    CHECK(office.server.received().size() == 1);
}

TEST_CASE("a person gets at most one mail in the interval, and none about what was read", "[app]") {
    MailOffice office;
    office.presentOne();
    office.post.step();
    office.presentOne();
    office.later(kInterval - std::chrono::seconds{1});
    CHECK(office.server.received().size() == 1);
    office.later(std::chrono::seconds{1});
    CHECK(office.server.received().size() == 2);
    CHECK(office.server.received()[1].subject == "Văn bản trình bạn cho ý kiến chỉ đạo");

    office.presentOne();
    static_cast<void>(office.app.notices.markReadUpTo(office.director, {1'000'000}));
    office.later(kInterval);
    CHECK(office.server.connections() == 2);
}

TEST_CASE("a daily mail goes out at half past seven of a working day", "[app]") {
    MailOffice office;  // Monday 2 March, 08:00
    office.setMail(office.director, "giamdoc@snv.binhminh.gov.vn", MailPreference::daily);
    office.presentOne();
    const auto sentAt = [&](const std::string& moment) {
        office.clock.set(*domain::parseTimestamp(moment + ":00+07:00"));
        office.post.step();
        return office.server.received().size();
    };
    CHECK(sentAt("2026-03-02T23:00") == 0);
    CHECK(sentAt("2026-03-03T07:29") == 0);
    CHECK(sentAt("2026-03-03T07:30") == 1);
    office.clock.set(*domain::parseTimestamp("2026-03-06T09:00:00+07:00"));  // a Friday
    office.presentOne();
    office.presentOne();
    CHECK(sentAt("2026-03-07T08:00") == 1);
    CHECK(sentAt("2026-03-09T07:30") == 2);
    CHECK(office.server.received()[1].subject == "2 thông báo chưa xem");
}

TEST_CASE("who has no address or wants no mail gets none, nor what waited before", "[app]") {
    MailOffice office;
    office.setMail(office.director, "giamdoc@snv.binhminh.gov.vn", MailPreference::none);
    office.presentOne();
    office.post.step();
    office.setMail(office.director, "", MailPreference::atOnce);
    office.presentOne();
    office.post.step();
    office.setMail(office.director, "giamdoc@snv.binhminh.gov.vn", MailPreference::atOnce);
    office.presentOne();
    office.setMail(office.director, "giamdoc@snv.binhminh.gov.vn", MailPreference::none);
    office.post.step();
    office.setMail(office.director, "giamdoc@snv.binhminh.gov.vn", MailPreference::atOnce);
    office.later(kInterval);
    CHECK(office.server.connections() == 0);
    CHECK(office.mails().empty());
}

TEST_CASE("a mail that is refused for now is tried again with the same id until it is taken", "[app]") {
    MailOffice office;
    office.server.next({Does::refuseForNow, Does::greetWithBusy});
    office.presentOne();
    office.post.step();
    REQUIRE(office.mails().size() == 1);
    CHECK(office.mails()[0].state == MailState::waiting);
    CHECK(office.mails()[0].reason.find("451") != std::string::npos);
    const auto id = office.mails()[0].messageId;
    office.post.step();
    CHECK(office.server.connections() == 1);  // not at once
    office.later(kLongest);
    CHECK(office.server.connections() == 2);
    office.later(kLongest);
    REQUIRE(office.server.received().size() == 1);
    CHECK(office.server.received()[0].messageId == "<" + id + ">");
    CHECK(office.mails()[0].state == MailState::sent);
    CHECK(office.mails()[0].attempts == 3);
}

TEST_CASE("a mail that is refused for good is parked with the reason, and the next one goes out", "[app]") {
    MailOffice office;
    const auto how = GENERATE(Does::refuse, Does::refuseText);
    office.server.next({how});
    office.presentOne();
    office.post.step();
    REQUIRE(office.mails().size() == 1);
    CHECK(office.mails()[0].state == MailState::parked);
    CHECK(office.mails()[0].reason.find(how == Does::refuse ? "no such user" : "spam") != std::string::npos);
    const auto counts = parsed(office.app.systemState.show(office.admin))->getObject("mail");
    CHECK(counts->getValue<int>("parked") == 1);
    CHECK(counts->getValue<int>("waiting") == 0);
    office.later(kLongest);
    CHECK(office.server.connections() == 1);
    office.presentOne();
    office.later(kLongest);
    CHECK(office.server.received().size() == 1);
}

TEST_CASE("a connection cut before the mail was given loses nothing", "[app]") {
    MailOffice office;
    office.server.next({Does::cutBeforeText});
    office.presentOne();
    office.post.step();
    CHECK(office.server.received().empty());
    CHECK(office.mails()[0].state == MailState::waiting);
    office.later(kLongest);
    CHECK(office.server.received().size() == 1);
}

TEST_CASE("a mail whose acceptance was not heard comes again under the same id", "[app]") {
    MailOffice office;
    office.server.next({Does::takeAndCut});
    office.presentOne();
    office.post.step();
    office.later(kLongest);
    const auto received = office.server.received();
    REQUIRE(received.size() == 2);
    CHECK(received[0].messageId == received[1].messageId);
    CHECK(received[0].text == received[1].text);
    CHECK(office.mails().size() == 1);
}

TEST_CASE("after a restart what waits goes out, and what went out does not", "[app]") {
    MailOffice office;
    office.presentOne();
    office.post.step();
    office.server.next({Does::refuseForNow});
    office.clock.advance(kInterval);
    office.presentOne();
    office.post.step();
    CHECK(office.server.received().size() == 1);

    office.clock.advance(kLongest);
    storage::Database database{{"sqlite:" + (office.folder.path() / "vanthu.db").string()}};
    app::Directory directory(database, office.clock);
    app::MailPost restarted(database, office.clock, directory, office.transport);
    restarted.step();
    restarted.step();
    CHECK(office.server.received().size() == 2);
    const auto mails = office.mails();
    CHECK(std::count_if(mails.begin(), mails.end(),
                        [](const auto& mail) { return mail.state == MailState::sent; }) == 2);
}

TEST_CASE("a server that is away keeps every mail waiting and is not asked for each", "[app]") {
    MailOffice office;
    office.setMail(office.headA, "phong.a@snv.binhminh.gov.vn", MailPreference::atOnce);
    office.server.next({Does::greetWithBusy});
    const auto id = office.presentOne();
    static_cast<void>(
        office.move(office.director, id,
                    office.direction({office.toUnit("H99.1.1", domain::AssignmentRole::principal)})));
    office.post.step();
    CHECK(office.server.connections() == 1);
    office.later(kLongest);
    CHECK(office.server.received().size() == 2);
}

TEST_CASE("a mail says nothing of what the person may no longer know of", "[app]") {
    MailOffice office;
    office.setMail(office.officer, "can.bo@snv.binhminh.gov.vn", MailPreference::atOnce);
    const auto id = office.presentOne();
    const auto handling =
        office.move(office.director, id,
                    office.direction({office.toPerson("chuyenvien.a", domain::AssignmentRole::principal)}));
    static_cast<void>(office.move(office.director, office.assignment(handling, 0),
                                  office.step(domain::AssignmentAction::takeBack, "Giao nhầm")));
    office.post.step();
    for (const auto& mail : office.server.received())
        CHECK(mail.to != "can.bo@snv.binhminh.gov.vn");
    const auto dropped = office.database.read([&](storage::ReadTransaction& transaction) {
        return storage::mailsOf(transaction, office.officer.account.id);
    });
    REQUIRE(dropped.size() == 1);
    CHECK(dropped[0].state == MailState::dropped);
}

TEST_CASE("nothing that a document says can become a header or end the mail", "[app]") {
    MailOffice office;
    app::NoFiles none;
    auto letter = incoming("9/KH-BNV");
    letter.subject = "Kế hoạch\r\n.\r\nBcc: ai@do.vn\r\n\r\nQUIT";
    const auto id = office.app.registerDocument.run(office.clerk, letter, none, std::nullopt).id;
    office.present(id);
    office.post.step();
    const auto received = office.server.received();
    REQUIRE(received.size() == 1);
    CHECK(received[0].text.find("Bcc") == std::string::npos);
    CHECK(received[0].body.find("Bcc: ai@do.vn") != std::string::npos);
}

TEST_CASE("an address that could break out is refused, field by field", "[app]") {
    MailOffice office;
    const auto told = [&](const std::string& email) {
        return violationsOf([&] { office.setMail(office.officer, email, MailPreference::atOnce); });
    };
    for (const auto* wrong :
         {"a", "a@", "@b.vn", "a@b", "a b@c.vn", "a@c.vn\r\nRCPT TO:<x@y.vn>", "a@c.vn>", "<a@c.vn",
          "a@c.vn,b@c.vn", ".a@c.vn", "a..b@c.vn", "a@c..vn", "ạ@c.vn", "a@c.vn\n", "a@b@c.vn"}) {
        INFO(wrong);
        CHECK(told(wrong) == std::vector<std::string>{"email bad_email"});
    }
    CHECK(told(std::string(250, 'a') + "@c.vn") == std::vector<std::string>{"email too_long"});
    CHECK(told(std::string(65, 'a') + "@c.vn") == std::vector<std::string>{"email bad_email"});
    CHECK(told("").empty());
    CHECK(told("nguyen.van-an_1+vt@snv.binhminh.gov.vn").empty());
}

TEST_CASE("a password never stands in what is kept of a failed login", "[app]") {
    MailOffice office;
    auto settings = settingsFor(office.server);
    settings.user = "vanthu";
    settings.password = "mat-khau-smtp-rat-bi-mat";
    mail::SmtpTransport transport(settings);  // the server knows no AUTH
    mail::Letter letter{"a@b.vn", "1@b.vn", "Thử", "Thử\n", office.clock.now()};
    const auto answer = transport.send(letter);
    CHECK(answer.outcome == mail::Answer::Outcome::unreachable);
    CHECK_FALSE(answer.reason.empty());
    CHECK(answer.reason.find("rat-bi-mat") == std::string::npos);
}

TEST_CASE("without encryption that was asked for no mail is given", "[app]") {
    MailOffice office;
    auto settings = settingsFor(office.server);
    settings.security = GENERATE(mail::Security::startTls, mail::Security::tls);
    mail::SmtpTransport transport(settings);
    CHECK(transport.send({"a@b.vn", "1@b.vn", "Thử", "Thử\n", office.clock.now()}).outcome ==
          mail::Answer::Outcome::unreachable);
    CHECK(office.server.received().empty());
}

}  // namespace
}  // namespace vanthu::tests
