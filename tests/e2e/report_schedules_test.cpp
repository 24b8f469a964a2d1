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
