#include "schemas/domain/organisation.h"

#include <catch2/catch.hpp>

#include "schemas/domain/error.h"
#include "tests/support/day.h"

using namespace vanthu::domain;
using vanthu::tests::day;

namespace {

OrganisationVersion version(const char* name, Date from, std::optional<Date> to) {
    OrganisationVersion made;
    made.name = name;
    made.validFrom = from;
    made.validTo = to;
    return made;
}

}  // namespace

TEST_CASE("an organisation is what it was called on the day", "[domain]") {
    Organisation organisation;
    organisation.versions = {version("Sở Nội vụ Bến Tre", day(2000, 1, 1), day(2025, 6, 30)),
                             version("Sở Nội vụ Vĩnh Long", day(2025, 7, 1), day(2026, 1, 31)),
                             version("Sở Nội vụ", day(2026, 3, 1), std::nullopt)};

    CHECK(organisation.on(day(1990, 1, 1)).name == "Sở Nội vụ Bến Tre");
    CHECK(organisation.on(day(2025, 6, 30)).name == "Sở Nội vụ Bến Tre");
    CHECK(organisation.on(day(2025, 7, 1)).name == "Sở Nội vụ Vĩnh Long");
    CHECK(organisation.on(day(2026, 2, 10)).name == "Sở Nội vụ");
    CHECK(organisation.on(day(2030, 1, 1)).name == "Sở Nội vụ");
}

TEST_CASE("an ended organisation keeps its last name", "[domain]") {
    Organisation organisation;
    organisation.versions = {version("UBND huyện Ba Tri", day(2000, 1, 1), day(2025, 6, 30))};
    CHECK(organisation.on(day(2026, 1, 1)).name == "UBND huyện Ba Tri");
}

TEST_CASE("an organisation without versions is a broken invariant", "[domain]") {
    CHECK_THROWS_AS(Organisation{}.on(Date{}), vanthu::Error);
}

TEST_CASE("a document must reach those electronically that could receive it on its day", "[domain]") {
    Organisation organisation;
    organisation.versions = {version("Sở Du lịch", day(2020, 1, 1), day(2022, 12, 31)),
                             version("Sở Du lịch", day(2023, 1, 1), day(2025, 6, 30))};
    organisation.versions[1].interconnected = true;

    CHECK_FALSE(organisation.isDueElectronically(day(2022, 12, 31)));
    CHECK(organisation.isDueElectronically(day(2023, 1, 1)));
    CHECK(organisation.isDueElectronically(day(2025, 6, 30)));
    CHECK_FALSE(organisation.isDueElectronically(day(2025, 7, 1)));

    organisation.versions[0].interconnected = true;
    CHECK(organisation.isDueElectronically(day(2020, 1, 1)));
    CHECK_FALSE(organisation.isDueElectronically(day(2019, 12, 31)));
    organisation.versions[0].kind = OrganisationKind::enterprise;
    CHECK_FALSE(organisation.isDueElectronically(day(2020, 1, 1)));
}

TEST_CASE("both identifier schemes convert into each other", "[domain]") {
    const auto [old, current] = GENERATE(table<std::string, std::string>({
        {"000.00.13.H53", "H53.13"},
        {"000.28.31.H53", "H53.31.28"},
        {"005.28.31.H53", "H53.31.28.005"},
        {"005.00.13.H53", "H53.13.00.005"},
        {"000.00.00.G22", "G22"},
        {"777.77.04.D77", "D77.04.77.777"},
    }));
    CHECK(qd20FromQcvn102(old) == current);
    CHECK(qcvn102FromQd20(current) == old);
}

TEST_CASE("text of another scheme does not convert", "[domain]") {
    const auto wrongOld =
        GENERATE(as<std::string>{}, "", "H53", "H53.13", "000.00.1.H53", "000.00.13.h53", "0000.00.13.H53",
                 "000.00.00.13.H53", "000.00.13.H5", "000.xx.13.H53", "...");
    CHECK_FALSE(qd20FromQcvn102(wrongOld));

    const auto wrongNew =
        GENERATE(as<std::string>{}, "", "H37.DN.001", "H5", "53.H53", "H53.1", "H53.13.00.000.00", "H53.");
    CHECK_FALSE(qcvn102FromQd20(wrongNew));
}

TEST_CASE("codes are compared in one form", "[domain]") {
    const auto [code, normal] = GENERATE(table<std::string, std::string>({
        {"000.00.13.H53", "H53.13"},
        {" h53.13 ", "H53.13"},
        {"28.22.H17", "H17.22.28"},
        {"H53.13.00.000", "H53.13"},
        {"H37.dn.001", "H37.DN.001"},
        {"1300 123456", "1300123456"},
        {"", ""},
    }));
    CHECK(normalisedOrganisationCode(code) == normal);
    CHECK(normalisedOrganisationCode(normal) == normal);
}
