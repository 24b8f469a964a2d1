#include <catch2/catch.hpp>

#include "tests/e2e/installation.h"
#include "tests/support/test_data.h"

using vanthu::cli::Json;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using vanthu::tests::testData;

TEST_CASE("the codified law is imported, found by content and verified", "[e2e][.slow]") {
    const auto folder = testData("phapdien");
    if (!folder) {
        WARN("no phapdien test data");
        return;
    }
    Installation installation;
    const Person admin(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");

    const auto imported = admin.run({"import", "documents", folder->string(), "--json"});
    INFO(imported.err.substr(0, 2000));
    REQUIRE(imported.exitCode == 0);
    const Json counts = Json::parse(imported.out);
    CHECK(counts["imported"].integer() == 65'240 + 4'586);  // 30 ids of articles stand twice
    CHECK(counts["existing"].integer() == 30);
    CHECK(imported.err.find("100 %") != std::string::npos);

    // Everything becomes findable.
    Json state;
    const bool indexed = eventually(std::chrono::minutes(15), [&] {
        state = admin.ask({"system"});
        return state["index"]["behind"].integer() == 0 && state["index"]["available"].truth();
    });
    INFO(state.print());
    REQUIRE(indexed);
    CHECK(state["index"]["documents"].integer() == 65'240 + 4'586);

    const Json found =
        admin.ask({"search", "thanh nien la cong dan Viet Nam tu du 16 tuoi", "--limit", "10"});
    INFO(found.print());
    REQUIRE(found["results"].items().size() == 10);
    CHECK(found["total"].integer() >= 10);
    bool article = false;
    for (const auto& hit : found["results"].items()) {
        CHECK_FALSE(hit["external_id"].text().empty());
        article = article || hit["external_id"].text() == "3600300000000000100000100000000000000000";
    }
    CHECK(article);

    const Json verified = admin.ask({"verify"});
    INFO(verified.print());
    CHECK(verified["clean"].truth());
    CHECK(verified["checked"]["documents"].integer() == 65'240 + 4'586);

    // Repeating changes nothing.
    const Json repeated =
        admin.ask({"import", "documents", (*folder / "docs.jsonl.gz").string(), "--source", "phapdien"});
    CHECK(repeated["imported"].integer() == 0);
    CHECK(repeated["existing"].integer() == 4'586);
}
