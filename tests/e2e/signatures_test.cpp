#include <catch2/catch.hpp>

#include <fstream>
#include <string>
#include <vector>

#include "tests/e2e/installation.h"

using vanthu::cli::Json;
using vanthu::tests::addUnit;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;

namespace {

std::string stateOf(const Person& clerk, const std::string& document) {
    const Json files = clerk.ask({"document", "show", document})["signatures"];
    return files.items().empty() ? "" : files.items()[0]["state"].text();
}

}  // namespace

TEST_CASE("kill -9 between a registration and the check of its signatures loses no evidence", "[e2e]") {
    constexpr int kDocuments = 6;
    Installation installation;
    const Person admin(installation);
    const Person clerk(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");
    addUnit(admin, "Sở Nội vụ", "H09.12", "SNV", clerk, "vanthu.snv");
    const auto file = clerk.folder() / "ke-hoach.pdf";
    std::ofstream(file) << "%PDF-1.4 hỏng";

    std::vector<std::string> documents;
    for (int i = 1; i <= kDocuments; ++i)
        documents.push_back(clerk
                                .ask({"incoming", "register", "--file", file.string(), "--number",
                                      std::to_string(i) + "/KH-BNV", "--issuer", "Bộ Nội vụ", "--type", "KH",
                                      "--subject", "Kế hoạch"})["id"]
                                .text());
    installation.crash();
    installation.start();

    for (const auto& document : documents) {
        INFO(document << "\n" << installation.log());
        CHECK(eventually(std::chrono::minutes(1), [&] { return stateOf(clerk, document) == "not_checked"; }));
        const Json history = clerk.ask({"document", "history", document});
        int checks = 0;
        for (const auto& change : history["changes"].items())
            checks += change["entity"].text() == "signatures" ? 1 : 0;
        CHECK(checks == 1);
    }
}
