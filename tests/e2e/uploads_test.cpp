#include <catch2/catch.hpp>

#include <fstream>
#include <string>

#include "client-cli/resumed_upload.h"
#include "tests/e2e/installation.h"

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;

TEST_CASE("kill -9 between an upload and its registration: the file does not go a second time", "[e2e]") {
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    const auto file = clerk.folder() / "quet.txt";
    const std::string bytes(static_cast<std::size_t>(vanthu::cli::kResumedFromBytes), 'q');
    std::ofstream(file) << bytes;
    const auto item = clerk.ask({"intake", "upload", file.string()})["item"].text();

    installation.crash();
    installation.start();
    const Json document = clerk.ask({"incoming", "register", "--file", file.string(), "--number", "1/KH-BNV",
                                     "--issuer", "Bộ Nội vụ", "--type", "KH", "--subject", "Kế hoạch"});

    CHECK(document["files"].items()[0]["size"].integer() == vanthu::cli::kResumedFromBytes);
    const Json page = clerk.ask({"intake", "list"});
    CHECK(page["counts"]["registered"].integer() == 1);
    CHECK(page["counts"]["waiting"].integer() == 0);
    CHECK(clerk.ask({"intake", "show", item})["document"].text() == document["id"].text());
}
