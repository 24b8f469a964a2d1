#include <catch2/catch.hpp>

#include "schemas/domain/time.h"
#include "storage/database.h"
#include "storage/package_post_store.h"
#include "storage/sql.h"
#include "storage/statistic_store.h"
#include "tests/e2e/installation.h"
#include "tests/support/contains.h"

#include <fstream>

using vanthu::cli::Json;
using vanthu::storage::Database;
using vanthu::storage::ReadTransaction;
using vanthu::storage::WriteTransaction;
using vanthu::tests::addUnit;
using vanthu::tests::contains;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::introduce;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using namespace std::chrono_literals;

namespace {

constexpr const char* kUnit = "H09.12";
constexpr const char* kOffice = "H34.01";

std::string daysAgo(int days) {
    return vanthu::domain::vietnamDate(vanthu::domain::SystemClock().now()).plusDays(-days).iso();
}

/// In the database of an installation that does not run.
Database databaseOf(const Installation& installation) {
    return Database({"sqlite:" + (installation.data() / "vanthu.db").string()});
}
void execute(const Installation& installation, const std::string& statement) {
    auto database = databaseOf(installation);
    database.write(
        {}, [&](WriteTransaction& transaction) { vanthu::storage::execute(transaction, statement, {}); });
}

/// A unit on a server of its own, and the province that awaits its figures. The unit registered one document.
struct UnitAndProvince {
    UnitAndProvince() {
        setUp(a, adminA, "UBND tỉnh Bình Dương", "H09");
        setUp(b, adminB, "UBND tỉnh Kon Tum", "H34");
        addUnit(adminA, "Sở Nội vụ", kUnit, "SNV", clerkA, "vanthu.snv");
        addUnit(adminB, "Văn phòng UBND tỉnh", kOffice, "VP", clerkB, "vanthu.vp");
        introduce(adminA, adminB, "Văn phòng UBND tỉnh", kOffice);
        introduce(adminB, adminA, "Sở Nội vụ", kUnit);
        trustKeyOfA("make");
        adminB.does({"report", "duty", "--unit", kUnit, "--from", daysAgo(400), "--note", "Cam kết 12/CK"});
        const auto document = (clerkA.folder() / "ke-hoach.pdf").string();
        std::ofstream(document) << "%PDF-1.4\n%%EOF\n";
        clerkA.does({"outgoing", "register", "--file", document, "--type", "KH", "--subject", "Kế hoạch",
                     "--signer", "Nguyễn Văn A", "--date", daysAgo(10), "--number", "1"});
    }

    /// B believes the newest key of A for the unit.
    void trustKeyOfA(const std::string& step) const {
        adminA.does({"exchange", "certificate", step});
        const auto file = (adminB.folder() / "snv.pem").string();
        std::ofstream(file) << adminA.run({"exchange", "certificate", "pem"}).out;
        adminB.does({"exchange", "signers", "add", file, "--organisation", kUnit});
    }
    /// Makes the package of the forty days before today; its id at A.
    std::string made() const {
        const auto file = (clerkA.folder() / "so-lieu.json").string();
        clerkA.does({"report", "package", "--from", daysAgo(40), "--to", daysAgo(1), "-o", file, "--force"});
        return packages(clerkA).at(0)["id"].text();
    }
    void send(const std::string& package, const std::string& to = kOffice) const {
        clerkA.does({"report", "send", package, "--to", to});
    }
    static const std::vector<Json>& packages(const Person& person) {
        static Json listed;
        listed = person.ask({"report", "packages"});
        return listed["packages"].items();
    }
    /// What the clerk of A sees of the newest sending of the newest package, once it ended.
    Json outcome() const {
        Json last;
        const bool ended = eventually(60s, [&] {
            last = packages(clerkA).at(0)["deliveries"].items().back();
            const auto state = last["state"].text();
            return state == "accepted" || state == "refused" || state == "failed";
        });
        INFO(last.print() << a.log() << b.log());
        REQUIRE(ended);
        return last;
    }
    Json report() const { return adminB.ask({"report", "entry", "--from", daysAgo(40), "--to", daysAgo(1)}); }

    Installation a;
    Installation b;
    Person adminA{a};
    Person adminB{b};
    Person clerkA{a};
    Person clerkB{b};
};

}  // namespace

TEST_CASE("a unit's figures go over the exchange, and the province counts them by itself", "[e2e]") {
    const UnitAndProvince world;
    CHECK(world.report()["coverage"]["text"].text() == "3 đơn vị phải có số liệu, 0 có số liệu");
    const auto package = world.made();

    world.send(package);

    const auto outcome = world.outcome();
    INFO(outcome.print());
    CHECK(outcome["state"].text() == "accepted");
    const auto report = world.report();
    CHECK(report["coverage"]["text"].text() == "3 đơn vị phải có số liệu, 1 có số liệu");
    for (const auto& unit : report["units"].items())
        if (unit["name"].text() == "Sở Nội vụ")
            CHECK(unit["outgoing"]["entered"]["numerator"].integer() == 1);
    const auto printed = world.adminB.run({"report", "packages"}).out;
    CHECK(contains(printed, "Gói số liệu đến qua liên thông"));
    CHECK(contains(printed, "Đã tiếp nhận"));
    CHECK(contains(world.clerkA.run({"report", "packages"}).out, "Văn phòng UBND tỉnh: Đã tiếp nhận"));
    CHECK(contains(world.clerkA.run({"exchange", "packages"}).out, "Đã tiếp nhận"));
    const auto arrived = world.adminB.ask({"exchange", "packages", "--received"});
    REQUIRE(arrived["items"].items().size() == 1);
    CHECK(arrived["items"].items()[0]["sender"].text() == "Sở Nội vụ");
    // Neither a document nor an item of the inbox came of it.
    CHECK(world.clerkB.ask({"exchange", "inbox"})["items"].items().empty());
    // It is not sent there twice.
    CHECK(world.clerkA.run({"report", "send", package, "--to", kOffice}).exitCode != 0);
}

TEST_CASE("a package that is not believed is refused, and the sender reads why", "[e2e]") {
    UnitAndProvince world;
    const auto refused = [&](const std::string& expected) {
        const auto outcome = world.outcome();
        INFO(outcome.print());
        CHECK(outcome["state"].text() == "refused");
        CHECK(contains(outcome["reason"].text(), expected));
        CHECK(contains(world.clerkA.run({"report", "packages"}).out, expected));
        CHECK(contains(world.clerkA.run({"exchange", "packages", "--state", "refused"}).out, expected));
    };
    SECTION("replayed: the province took the file before") {
        const auto package = world.made();
        world.adminB.does({"report", "receive", (world.clerkA.folder() / "so-lieu.json").string()});
        world.send(package);
        refused("Gói số liệu này đã nhận lúc");
        CHECK(UnitAndProvince::packages(world.adminB).size() == 1);
    }
    SECTION("signed by a key that the province does not know") {
        world.adminA.does({"exchange", "certificate", "make"});
        world.adminA.does({"exchange", "certificate", "activate"});
        world.send(world.made());
        refused("chưa được khai tại đây");
        CHECK(world.report()["coverage"]["text"].text() == "3 đơn vị phải có số liệu, 0 có số liệu");
    }
    SECTION("altered after it was signed") {
        const auto altered = world.made();
        world.a.stop();
        execute(world.a,
                "UPDATE statistic_packages SET file = REPLACE(file, 'entered\\\":1', 'entered\\\":2') "
                "WHERE id = " +
                    altered);
        world.a.start();
        world.send(altered);
        refused("Chữ ký số không khớp với gói số liệu");
    }
}

TEST_CASE("a province that is killed again and again takes a package once", "[e2e]") {
    UnitAndProvince world;
    world.b.crash();
    world.send(world.made());
    for (int i = 0; i < 3; ++i) {
        world.b.start();
        world.b.crash();
    }
    world.b.start();

    CHECK(world.outcome()["state"].text() == "accepted");

    const Json listed = world.adminB.ask({"report", "packages"});
    CHECK(listed["packages"].items().size() == 1);
    CHECK(listed["arrivals"].items().size() == 1);
}

TEST_CASE("a province that is killed between the arrival of a package and its taking takes it once",
          "[e2e]") {
    UnitAndProvince world;
    // What is arrived cannot become anything else: the installation comes to that place and no further, also
    // when it has begun to take the package.
    world.b.stop();
    execute(world.b,
            "CREATE TRIGGER held BEFORE UPDATE OF state ON package_arrivals BEGIN "
            "SELECT RAISE(ABORT, 'held by the test'); END");
    world.b.start();
    world.send(world.made());
    REQUIRE(eventually(60s, [&] { return contains(world.b.log(), "held by the test"); }));
    const auto delivery = [&] {
        return UnitAndProvince::packages(world.clerkA).at(0)["deliveries"].items()[0];
    };
    REQUIRE(eventually(60s, [&] { return delivery()["state"].text() == "arrived"; }));

    world.b.crash();

    {
        auto database = databaseOf(world.b);
        database.read([](ReadTransaction& transaction) {
            const auto arrivals = vanthu::storage::allPackageArrivals(transaction);
            REQUIRE(arrivals.size() == 1);
            CHECK(arrivals.front().state == vanthu::domain::InboxState::arrived);
            CHECK(vanthu::storage::statisticPackages(transaction, {}, {}, 9).empty());
        });
    }
    execute(world.b, "DROP TRIGGER held");
    world.b.start();
    CHECK(world.outcome()["state"].text() == "accepted");
    const Json listed = world.adminB.ask({"report", "packages"});
    CHECK(listed["packages"].items().size() == 1);
    CHECK(listed["arrivals"].items().size() == 1);
    CHECK(world.report()["coverage"]["text"].text() == "3 đơn vị phải có số liệu, 1 có số liệu");
    CHECK(world.adminB.ask({"verify"})["clean"].truth());
}
