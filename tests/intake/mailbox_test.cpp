#include "server/intake/mailbox.h"

#include "tests/app/world.h"
#include "tests/intake/imap_server.h"
#include "tests/support/programs.h"

#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

std::string doneFolder() {
    return imap::folderName("Đã tiếp nhận");
}

std::string letter(const std::string& id, const std::string& subject) {
    return "Message-ID: <" + id +
           "@bnv.gov.vn>\r\nFrom: =?utf-8?q?B=E1=BB=99_N=E1=BB=99i_v=E1=BB=A5?= <vt@bnv.gov.vn>\r\n"
           "Date: Mon, 02 Mar 2026 07:30:00 +0700\r\nSubject: " +
           subject +
           "\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n"
           "Kinh gui\r\n--x\r\nContent-Type: application/pdf; name=cv.pdf\r\n"
           "Content-Disposition: attachment; filename=cv.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
           "bm9pIGR1bmc=\r\n--x--\r\n";
}

/// The desk of H99.1 with a mailbox, on a server that runs.
struct MailDesk : World {
    ImapServer server{folder.path() / "dovecot"};
    app::ChannelStates states;
    app::IntakeDoor door{database, blobs, clock, app.directory, states};
    app::Caller clerk{newCaller("vanthu", domain::Role::clerk, "H99.1")};

    [[nodiscard]] intake::MailboxSettings settings() const {
        return {.unit = "H99.1", .imap = server.settings()};
    }
    intake::Mailbox mailbox() {
        return intake::Mailbox(settings(), door, letters::LetterReader(programPath("vanthu-letter")));
    }
    Poco::JSON::Array::Ptr items() { return parsed(app.intakeQueue.list(clerk, {}))->getArray("items"); }
};

bool isSkipped() {
    if (ImapServer::isInstalled()) return false;
    WARN("dovecot-imapd is not installed: skipped");
    return true;
}

TEST_CASE("a letter becomes an item with its files and itself, and is moved away", "[intake]") {
    if (isSkipped()) return;
    MailDesk desk;
    const auto message = letter("1", "=?utf-8?b?S+G6vyBob+G6oWNo?=");
    desk.server.deliver(message);
    auto mailbox = desk.mailbox();

    mailbox.step();

    CHECK(mailbox.state().lastError == "");
    REQUIRE(desk.items()->size() == 1);
    const auto item = desk.items()->getObject(0);
    CHECK(item->getValue<std::string>("channel") == "mail");
    CHECK(item->getValue<std::string>("subject") == "Kế hoạch");
    CHECK(item->getValue<std::string>("sender") == "Bộ Nội vụ <vt@bnv.gov.vn>");
    CHECK(item->getValue<std::string>("sent_at") == "2026-03-02T07:30:00+07:00");
    const auto files = item->getArray("files");
    REQUIRE(files->size() == 2);
    CHECK(files->getObject(0)->getValue<std::string>("name") == "cv.pdf");
    CHECK(files->getObject(0)->getValue<std::string>("media_type") == "application/pdf");
    CHECK(desk.blobs.read(files->getObject(0)->getValue<std::string>("digest")) == "noi dung");
    CHECK(files->getObject(1)->getValue<std::string>("name") == "Kế hoạch.eml");
    CHECK(desk.blobs.read(files->getObject(1)->getValue<std::string>("digest")) == message);
    CHECK(desk.server.messages().empty());
    CHECK(desk.server.messages(doneFolder()) == std::vector<std::string>{message});
}

TEST_CASE("a letter that comes twice is one item, one with a worn-out Message-ID is another", "[intake]") {
    if (isSkipped()) return;
    MailDesk desk;
    desk.server.deliver(letter("1", "mot"));
    desk.server.deliver("X-Other: way\r\n" + letter("1", "mot"));
    desk.server.deliver(letter("1", "hai"));
    auto mailbox = desk.mailbox();

    mailbox.step();

    CHECK(desk.items()->size() == 2);
    CHECK(mailbox.state().taken == 2);
    CHECK(mailbox.state().repeated == 1);
    CHECK(desk.server.messages(doneFolder()).size() == 3);
}

TEST_CASE("letters are looked for at the interval, and a server that is away is told", "[intake]") {
    if (isSkipped()) return;
    MailDesk desk;
    auto mailbox = desk.mailbox();
    mailbox.step();
    desk.server.deliver(letter("1", "mot"));
    mailbox.step();
    CHECK(desk.items()->size() == 0);  // not yet a minute
    desk.server.stop();
    desk.clock.advance(std::chrono::seconds{60});
    mailbox.step();
    CHECK(mailbox.state().lastError.starts_with("Tạm chưa nhận được thư"));

    desk.server.start();
    desk.clock.advance(std::chrono::seconds{60});
    mailbox.step();

    CHECK(desk.items()->size() == 1);
    CHECK(mailbox.state().lastError.empty());
}

TEST_CASE("while the disk refuses, letters stay in the mailbox", "[intake]") {
    if (isSkipped()) return;
    MailDesk desk;
    auto large = letter("1", "mot");
    large.insert(large.find("Kinh gui"), std::string(1u << 20, 'k'));
    desk.server.deliver(large);
    auto mailbox = desk.mailbox();
    std::filesystem::rename(desk.folder.path() / "blobs/tmp", desk.folder.path() / "away");

    mailbox.step();
    CHECK(desk.items()->size() == 0);
    CHECK(desk.server.messages().size() == 1);
    CHECK(desk.server.messages(doneFolder()).empty());
    std::filesystem::rename(desk.folder.path() / "away", desk.folder.path() / "blobs/tmp");
    desk.clock.advance(std::chrono::seconds{60});
    mailbox.step();

    CHECK(desk.items()->size() == 1);
    CHECK(desk.server.messages().empty());
}

TEST_CASE("a letter that cannot be taken apart waits as it came, and stops nothing", "[intake]") {
    if (isSkipped()) return;
    MailDesk desk;
    desk.server.deliver(std::string("\0\0\1 no letter", 13));
    desk.server.deliver(
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: multipart/mixed");
    desk.server.deliver("Subject: \xff\xfe\r\nFrom: \x01\x02\r\nDate: never\r\n\r\n");
    desk.server.deliver(letter("1", "dung"));
    auto mailbox = desk.mailbox();

    mailbox.step();

    CHECK(mailbox.state().lastError == "");
    CHECK(desk.items()->size() == 4);
    CHECK(desk.server.messages().empty());
}

TEST_CASE("a letter that could not be taken apart at the first try is one item all the same", "[intake]") {
    if (isSkipped()) return;
    MailDesk desk;
    desk.server.deliver(letter("1", "mot"));
    auto settings = desk.settings();
    intake::Mailbox(settings, desk.door, letters::LetterReader("/bin/false")).step();
    REQUIRE(desk.items()->size() == 1);
    CHECK(desk.items()->getObject(0)->has("remark"));
    desk.server.deliver(letter("1", "mot"));

    auto mailbox = desk.mailbox();
    mailbox.step();

    CHECK(desk.items()->size() == 1);
    CHECK(mailbox.state().repeated == 1);
}

TEST_CASE("a letter is one item whenever kill -9 comes", "[intake]") {
    if (isSkipped()) return;
    const auto* step = GENERATE("fetch", "store", "acknowledge", "done");
    CAPTURE(step);
    MailDesk desk;
    desk.server.deliver(letter("1", "mot"));
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // The threads of the test do not live in a fork: the child begins afresh.
        storage::Database database{{"sqlite:" + (desk.folder.path() / "vanthu.db").string()}};
        storage::BlobStore blobs{desk.folder.path() / "blobs-child"};
        app::Directory directory{database, desk.clock};
        app::ChannelStates states;
        app::IntakeDoor door{database, blobs, desk.clock, directory, states};
        auto settings = desk.settings();
        settings.atStep = [&](std::string_view reached) {
            if (reached == step) ::kill(::getpid(), SIGKILL);
        };
        intake::Mailbox(settings, door, letters::LetterReader(programPath("vanthu-letter"))).step();
        ::_exit(1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));

    auto mailbox = desk.mailbox();
    mailbox.step();

    CHECK(desk.items()->size() == 1);
    CHECK(desk.server.messages().empty());
    CHECK(desk.server.messages(doneFolder()).size() == 1);
}

}  // namespace
}  // namespace vanthu::tests
