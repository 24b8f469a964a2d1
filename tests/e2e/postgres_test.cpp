#include <catch2/catch.hpp>

#include "tests/e2e/clients.h"
#include "tests/support/postgres.h"

#include <fstream>

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::Clients;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::PostgresServer;
using vanthu::tests::runProgram;
using vanthu::tests::setUp;
using vanthu::tests::TempDir;
using namespace std::chrono_literals;

namespace {

/// An installation whose database is PostgreSQL, as its configuration file says, with a department and its
/// clerk.
struct PostgresOffice {
    PostgresOffice() {
        setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
        addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    }

    std::string configuration() const {
        const auto file = folder.path() / "vanthud.conf";
        std::ofstream(file) << "database=\"" << url << "\"\n";
        return file.string();
    }

    const TempDir folder;
    const std::string url = PostgresServer::instance().newDatabase();
    Installation installation{{"--config", configuration()}};
    Person admin{installation};
    Person clerk{installation};
};

}  // namespace

TEST_CASE("on PostgreSQL a document is registered, found by its text, counted and verified",
          "[.postgres][e2e]") {
    const PostgresOffice office;
    const auto file = office.clerk.folder() / "ke-hoach.txt";
    std::ofstream(file) << "Chuyển đổi số các cơ quan nhà nước năm 2018";

    const Json document =
        office.clerk.ask({"incoming", "register", "--file", file.string(), "--number", "456/KH-UBND",
                          "--type", "KH", "--issuer", "UBND tỉnh", "--date", "2018-09-28", "--arrival-date",
                          "2018-10-01", "--subject", "Kế hoạch năm"});
    CHECK(document["registry_number"].text() == "1");

    Json found;
    CHECK(eventually(30s, [&] {
        found = office.clerk.ask({"search", "\"chuyen doi so cac co quan\""});
        return found["total"].integer() == 1;
    }));
    INFO(found.print() << office.installation.log());
    CHECK(found["results"].items().at(0)["id"].text() == document["id"].text());
    const Json report = office.clerk.ask({"report", "entry", "--from", "2018-10-01", "--to", "2018-10-31"});
    INFO(report.print());
    CHECK(report["units"].items().at(0)["incoming"]["entered"]["denominator"].integer() == 1);
    CHECK(office.admin.ask({"verify"})["clean"].truth());
    // The url may hold a password: the list of processes must not show it.
    const auto processes = runProgram("ps", {"-eww", "-o", "args"});
    REQUIRE(processes.out.find("vanthu-indexer") != std::string::npos);
    CHECK(processes.out.find(office.url) == std::string::npos);
    // The database of SQLite installations was not made beside.
    CHECK_FALSE(std::filesystem::exists(office.installation.data() / "vanthu.db"));
}

TEST_CASE("on PostgreSQL kill -9 under 16 clients loses nothing acknowledged, repeats and skips no number",
          "[.postgres][e2e]") {
    constexpr int kRegistrations = 800;
    PostgresOffice office;
    Clients clients(office.installation, office.clerk.token(), 16, kRegistrations);

    REQUIRE(eventually(60s, [&] { return clients.acknowledged() >= kRegistrations / 2; }));
    office.installation.crash();
    office.installation.start();
    clients.moveTo(office.installation.url());
    clients.join();

    INFO(clients.refusal() << "\n" << office.installation.log());
    checkNothingLost(clients, kRegistrations, office.clerk, office.admin);
}
