#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;

TEST_CASE("a type of documents is added, used, ended and taken up again, by command", "[e2e]") {
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    const std::vector<std::string> issue{"outgoing",  "register",    "--type",   "BTin",
                                         "--subject", "Bản tin đầu", "--signer", "Nguyễn Văn A"};
    CHECK(clerk.run(issue).exitCode != 0);

    const Json added = admin.ask({"types", "add", "Bản tin", "--abbreviation", "BTin", "--class",
                                  "hanh_chinh", "--basis", "NĐ 1/2027/NĐ-CP"});
    CHECK(clerk.ask(issue)["code"].text() == "01/BTin-SNV");
    const auto id = added["id"].text();
    CHECK(clerk.run({"types", "end", id, "--on", "31/12/2099", "--reason", "NĐ 2"}).exitCode != 0);
    CHECK(admin.ask({"types", "end", id, "--on", "31/12/2099", "--reason", "NĐ 2"})["valid_to"].text() ==
          "2099-12-31");
    CHECK(admin.ask({"types", "resume", id, "--reason", "Ghi nhầm"})["valid_to"].isNull());
    bool isListed = false;
    for (const auto& type : clerk.ask({"types", "list"})["document_types"].items())
        isListed = isListed || type["code"].text() == "BTin";
    CHECK(isListed);
}
