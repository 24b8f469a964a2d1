#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"
#include "tests/support/smtp_server.h"

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using vanthu::tests::SmtpServer;

namespace {

/// A department whose clerk, director and officer are at terminals.
struct NoticesDepartment {
    Installation installation;
    Person admin{installation}, clerk{installation}, director{installation}, officer{installation};

    explicit NoticesDepartment(std::vector<std::string> options = {}) : installation(std::move(options)) {
        setUp(installation, admin, "UBND tỉnh Bình Minh", "H99");
        addUnit(admin, "Sở Nội vụ", "H99.1", "SNV", clerk, "vanthu");
        addPerson(director, "giamdoc", "lanh_dao");
        addPerson(officer, "can.bo", "chuyen_vien");
    }

    void addPerson(const Person& person, const std::string& login, const std::string& role) const {
        admin.does({"user", "add", login, "--role", role, "--unit", "H99.1"});
        person.login(login);
    }
    [[nodiscard]] Json registerIncoming(const std::string& number) const {
        return clerk.ask({"incoming", "register", "--number", number, "--date", "28/09/2018", "--issuer",
                          "Bộ Nội vụ", "--type", "KH", "--subject", "Kế hoạch cải cách hành chính"});
    }
    void direct(const std::string& id) const {
        clerk.does({"document", "present", id, "--to", "giamdoc"});
        director.does({"document", "direct", id, "--main", "can.bo=31/12/2037", "--text", "Giao xử lý"});
    }
};

std::string unread(const Person& person) {
    return person.ask({"notice", "count"})["unread"].text();
}

}  // namespace

TEST_CASE("an assignment with a deadline is a notice, counted and read at the terminal", "[e2e]") {
    const NoticesDepartment office;
    const auto id = office.registerIncoming("456/KH-BNV")["id"].text();
    CHECK(unread(office.officer) == "0");
    office.direct(id);

    CHECK(unread(office.officer) == "1");
    const Json page = office.officer.ask({"notice", "list", "--unread"});
    REQUIRE(page["items"].items().size() == 1);
    const Json& notice = page["items"].items()[0];
    CHECK(notice["kind"].text() == "assigned");
    CHECK(notice["due_date"].text() == "2037-12-31");
    CHECK(notice["entity_id"].text() == id);
    const auto shown = office.officer.run({"notice", "list"});
    CHECK(shown.out.find("456/KH-BNV, Kế hoạch cải cách hành chính (hạn 31/12/2037)") != std::string::npos);

    office.officer.does({"notice", "read", notice["id"].text()});
    CHECK(unread(office.officer) == "0");
    CHECK(office.officer.run({"notice", "read", "9999"}).exitCode != 0);
    CHECK(office.admin.ask({"verify"})["clean"].truth());
}

TEST_CASE("calendar and rules give the deadline, alerts wait for a confirmation, reports count", "[e2e]") {
    const NoticesDepartment office;
    office.admin.does(
        {"deadline", "set", "--step", "handle", "--days", "10", "--type", "KH", "--basis", "QĐ 12"});
    const auto due = office.registerIncoming("1/KH-BNV")["due_date"].text();
    CHECK(due.size() == 10);
    const auto added =
        office.admin.ask({"calendar", "add", due, "--name", "Nghỉ bão", "--basis", "CĐ 1/CĐ-UBND"})["id"]
            .text();
    const auto later = office.registerIncoming("2/KH-BNV")["due_date"].text();
    CHECK(later > due);
    office.admin.does({"calendar", "withdraw", added, "--reason", "Bão tan"});
    CHECK(office.registerIncoming("3/KH-BNV")["due_date"].text() == due);
    CHECK(office.clerk.run({"calendar", "add", due, "--name", "x", "--basis", "y"}).exitCode != 0);
    CHECK(office.clerk.run({"calendar", "list", "--year", "2026"}).out.find("Quốc khánh") !=
          std::string::npos);
    CHECK(office.clerk.run({"deadline", "list"}).out.find("QĐ 12") != std::string::npos);

    const Json alerts = office.director.ask({"alert", "list", "--open"});
    REQUIRE_FALSE(alerts["items"].items().empty());
    const auto alert = alerts["items"].items()[0]["id"].text();
    CHECK(office.admin.run({"alert", "confirm", alert}).exitCode != 0);  // made it
    office.director.does({"alert", "confirm", alert, "--note", "Theo quyết định"});
    CHECK(office.admin.ask({"system"})["open_alerts"].integer() ==
          static_cast<std::int64_t>(office.admin.ask({"alert", "list", "--open"})["items"].items().size()));

    const Json report = office.clerk.ask(
        {"report", "handling", "--from", due.substr(0, 4) + "-01-01", "--to", due.substr(0, 4) + "-12-31"});
    CHECK(report["total"]["open_in_time"].text() == "3");
    const auto table =
        office.clerk.run({"report", "timeliness", "--from", "01/01/2026", "--to", "31/12/2026"});
    CHECK(table.out.find("Theo QĐ 28") != std::string::npos);
    CHECK(table.out.find("—") != std::string::npos);
    const auto outgoing =
        office.clerk.run({"report", "outgoing", "--from", "01/01/2026", "--to", "31/12/2026"});
    CHECK(outgoing.exitCode == 0);
    for (const auto* part : {"Tình hình giải quyết văn bản đi", "Chờ ký", "TỔNG CỘNG", "Tính đến "})
        CHECK(outgoing.out.find(part) != std::string::npos);
    CHECK(office.admin.ask({"verify"})["clean"].truth());
}

TEST_CASE("a digest reaches the mail server, and a killed server sends nothing twice", "[e2e]") {
    SmtpServer server;
    NoticesDepartment office({"--smtp-host", "127.0.0.1", "--smtp-port", std::to_string(server.port()),
                              "--smtp-security", "none", "--smtp-from", "vanthu@binhminh.gov.vn"});
    office.officer.does({"notice", "mail", "--email", "can.bo@snv.binhminh.gov.vn"});
    office.direct(office.registerIncoming("456/KH-BNV")["id"].text());

    REQUIRE(eventually(std::chrono::seconds{60}, [&] { return server.received().size() == 1; }));
    const auto mail = server.received()[0];
    CHECK(mail.to == "can.bo@snv.binhminh.gov.vn");
    CHECK(mail.subject == "Bạn được giao giải quyết văn bản");
    CHECK(mail.body.find("456/KH-BNV, Kế hoạch cải cách hành chính (hạn 31/12/2037)") != std::string::npos);

    office.installation.crash();
    office.installation.start();
    office.director.does({"notice", "mail", "--email", "giamdoc@snv.binhminh.gov.vn"});
    office.clerk.does(
        {"document", "present", office.registerIncoming("457/KH-BNV")["id"].text(), "--to", "giamdoc"});
    REQUIRE(eventually(std::chrono::seconds{60}, [&] { return server.received().size() >= 2; }));
    // Both would go out in one round, the officer's first.
    CHECK(server.received().size() == 2);
    CHECK(server.received()[1].to == "giamdoc@snv.binhminh.gov.vn");
    CHECK(office.admin.ask({"verify"})["clean"].truth());
}
