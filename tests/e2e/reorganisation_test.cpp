#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"
#include "tests/support/test_data.h"

#include <chrono>

using vanthu::cli::Json;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using vanthu::tests::testData;

TEST_CASE("the merge of 63 provinces into 34 is imported, twice without a change", "[e2e][.slow]") {
    const auto folder = testData("admin_units");
    if (!folder) {
        WARN("no admin_units test data");
        return;
    }
    Installation installation;
    const Person admin(installation);
    setUp(installation, admin, "Bộ Nội vụ", "G09");
    const auto import = [&](const std::vector<std::string>& more) {
        std::vector<std::string> words{"org", "import", folder->string()};
        words.insert(words.end(), more.begin(), more.end());
        return admin.ask(words);
    };

    const Json rehearsal = import({"--dry-run"});
    CHECK(rehearsal["rejected"].integer() == 0);
    CHECK(admin.ask({"org", "list"})["organisations"].items().size() == 1);
    const auto begin = std::chrono::steady_clock::now();
    const Json first = import({});
    const auto took = std::chrono::steady_clock::now() - begin;
    const Json second = import({});

    INFO(first.print().substr(0, 2000));
    CHECK(took < std::chrono::seconds(30));
    CHECK(first["rejected"].integer() == 0);
    CHECK(first["created"].integer() == rehearsal["created"].integer());
    CHECK(second["created"].integer() == 0);
    CHECK(second["changed"].integer() == 0);
    CHECK(second["existing"].integer() ==
          first["created"].integer() + first["changed"].integer() + first["existing"].integer());

    const auto provinces = [&](const std::string& day) {
        return admin.ask({"org", "list", "--level", "tinh", "--on", day})["organisations"].items().size();
    };
    CHECK(provinces("30/06/2025") == 63 + 1);  // and the ministry
    CHECK(provinces("01/07/2025") == 34 + 1);
    CHECK(admin.ask({"org", "list", "--level", "huyen", "--on", "30/06/2025"})["organisations"]
              .items()
              .size() == 696);
    CHECK(admin.ask({"org", "list", "--level", "huyen", "--on", "01/07/2025"})["organisations"]
              .items()
              .empty());
    CHECK(admin.ask({"org", "list", "--level", "xa", "--on", "01/07/2025"})["organisations"].items().size() ==
          3'321);
    const Json heirs = admin.ask({"org", "successors", "gso:83"});
    REQUIRE(heirs["successors"].items().size() == 1);
    CHECK(heirs["successors"].items()[0]["name"].text() == "Ủy ban nhân dân tỉnh Vĩnh Long");
    CHECK(admin.ask({"verify"})["clean"].truth());
}
