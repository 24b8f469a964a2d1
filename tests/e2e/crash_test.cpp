#include <catch2/catch.hpp>

#include "tests/e2e/clients.h"

using vanthu::tests::addUnit;
using vanthu::tests::Clients;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;

TEST_CASE("kill -9 under 32 clients loses nothing acknowledged, repeats and skips no number",
          "[e2e][.slow]") {
    constexpr int kRegistrations = 5000;
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    Clients clients(installation, clerk.token(), 32, kRegistrations);

    REQUIRE(
        eventually(std::chrono::minutes(5), [&] { return clients.acknowledged() >= kRegistrations / 2; }));
    installation.crash();
    installation.start();
    clients.moveTo(installation.url());
    clients.join();

    INFO(clients.refusal() << "\n" << installation.log());
    checkNothingLost(clients, kRegistrations, clerk, admin);
}
