#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"
#include "tests/support/smtp_server.h"

#include <chrono>
#include <functional>
#include <set>
#include <string>
#include <vector>

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using vanthu::tests::SmtpServer;

namespace {

/// A run that was interrupted while it was made is tried again after a minute.
constexpr std::chrono::seconds kLongest{180};

/// "made" of the newest run, with the state of its mail behind a blank: "made sent".
std::string stateOfNewest(const Person& person) {
    const Json listed = person.ask({"report", "schedule", "runs", "1"});
    const auto run = listed["runs"].items().front();
    const auto mails = run["mails"].items();
    return run["state"].text() + (mails.empty() ? "" : ' ' + mails.front()["state"].text());
}

}  // namespace

TEST_CASE("a report is made once and mailed under one id, wherever the server is killed", "[e2e]") {
    SmtpServer server;
    Installation installation({"--smtp-host", "127.0.0.1", "--smtp-port", std::to_string(server.port()),
                               "--smtp-security", "none", "--smtp-from", "vanthu@binhminh.gov.vn"});
    const Person admin{installation};
    setUp(installation, admin, "UBND tỉnh Bình Minh", "H99");
    admin.does({"report", "schedule", "add", "--title", "Tỷ lệ nhập", "--report", "entry", "--period",
                "last_month", "--every", "monthly", "--day", "1", "--at", "00:00", "--format", "csv", "--to",
                "baocao@binhminh.gov.vn"});

    const std::vector<std::function<bool()>> places{
        [] { return true; },                                       // asked for, hardly more
        [&] { return stateOfNewest(admin).starts_with("made"); },  // made, not or just mailed
        [&] { return server.connections() >= 3; }};                // while the mail is given over
    for (const auto& isThere : places) {
        admin.does({"report", "schedule", "run", "1"});
        REQUIRE(eventually(kLongest, isThere));
        installation.crash();
        installation.start();
        REQUIRE(eventually(kLongest, [&] { return stateOfNewest(admin) == "made sent"; }));
    }

    const Json listed = admin.ask({"report", "schedule", "runs", "1"});
    std::set<std::string> ids;
    for (const auto& run : listed["runs"].items()) {
        CHECK(run["state"].text() == "made");
        REQUIRE(run["files"].items().size() == 1);
        REQUIRE(run["mails"].items().size() == 1);
        ids.insert("<" + run["mails"].items().front()["message_id"].text() + "@binhminh.gov.vn>");
    }
    CHECK(ids.size() == places.size());
    std::set<std::string> received;
    for (const auto& mail : server.received())
        received.insert(mail.messageId);
    CHECK(received == ids);
    CHECK(admin.ask({"verify"})["clean"].truth());
}

TEST_CASE("a schedule is changed by naming what becomes another one", "[e2e]") {
    Installation installation;
    const Person admin{installation};
    setUp(installation, admin, "UBND tỉnh Bình Minh", "H99");
    admin.does(
        {"report", "schedule", "add",      "--title",    "Tỷ lệ nhập", "--report", "entry",
         "--base", "declared", "--period", "last_month", "--every",    "monthly",  "--day",
         "1",      "--at",     "00:00",    "--format",   "csv",        "--to",     "baocao@binhminh.gov.vn"});

    const auto changed = admin.ask(
        {"report", "schedule", "change", "1", "--day", "10", "--format", "pdf", "--format", "xlsx"});
    CHECK(changed["day"].integer() == 10);
    CHECK(changed["formats"].items().size() == 2);
    CHECK(changed["title"].text() == "Tỷ lệ nhập");
    CHECK(changed["base"].text() == "declared");
    CHECK(changed["time"].text() == "00:00");
    CHECK(changed["addresses"].items().front().text() == "baocao@binhminh.gov.vn");
    CHECK(changed["version"].integer() == 2);

    const auto other = admin.ask({"report", "schedule", "change", "1", "--report", "handling"});
    CHECK(other["report"].text() == "handling");
    CHECK(other["base"].isNull());
    CHECK(admin.run({"report", "schedule", "change", "1", "--day", "32"}).exitCode != 0);
    CHECK(admin.ask({"report", "schedule", "list"})["schedules"].items().front()["version"].integer() == 3);
}
