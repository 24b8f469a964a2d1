#include <catch2/catch.hpp>

#include "client-cli/import_source.h"
#include "tests/e2e/installation.h"
#include "tests/support/test_data.h"

#include <fstream>
#include <set>

using vanthu::cli::ImportSource;
using vanthu::cli::Json;
using vanthu::tests::eventually;
using vanthu::tests::Installation;
using vanthu::tests::Person;
using vanthu::tests::setUp;
using vanthu::tests::TempDir;
using vanthu::tests::testData;

namespace {

constexpr std::int64_t kActs = 4'586;

struct Law {
    std::filesystem::path path;
    std::int64_t articles{0};
    std::int64_t repeated{0};  ///< lines of articles whose id stood before
};

/// The first articles as a file of their own, which is `into`, beside all acts that they are from.
Law beginningOf(const std::filesystem::path& folder, const std::filesystem::path& into, int lines) {
    std::filesystem::create_directory(into);
    std::filesystem::copy_file(folder / "docs.jsonl.gz", into / "docs.jsonl.gz");
    ImportSource articles(folder / "articles.jsonl.gz");
    std::ofstream out(into / "articles.jsonl");
    std::set<std::string> ids;
    for (int line = 0; line < lines; ++line) {
        const auto article = articles.next();
        REQUIRE(article);
        out << article->value.print() << '\n';
        ids.insert(article->value["id"].text());
    }
    const auto count = static_cast<std::int64_t>(ids.size());
    return {into, count, lines - count};
}

void isImportedFoundAndVerified(Installation& installation, const Law& law) {
    const Person admin(installation);
    setUp(installation, admin, "UBND tỉnh Bình Dương", "H09");

    const auto imported =
        admin.run({"import", "documents", law.path.string(), "--source", "phapdien", "--json"});
    INFO(imported.err.substr(0, 2000));
    REQUIRE(imported.exitCode == 0);
    const Json counts = Json::parse(imported.out);
    CHECK(counts["imported"].integer() == law.articles + kActs);
    CHECK(counts["existing"].integer() == law.repeated);
    CHECK(imported.err.find("100 %") != std::string::npos);

    // Everything becomes findable.
    Json state;
    const bool indexed = eventually(std::chrono::minutes(15), [&] {
        state = admin.ask({"system"});
        return state["index"]["behind"].integer() == 0 && state["index"]["available"].truth();
    });
    INFO(state.print());
    REQUIRE(indexed);
    CHECK(state["index"]["documents"].integer() == law.articles + kActs);

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
    CHECK(verified["checked"]["documents"].integer() == law.articles + kActs);

    // Repeating changes nothing.
    const Json repeated =
        admin.ask({"import", "documents", (law.path / "docs.jsonl.gz").string(), "--source", "phapdien"});
    CHECK(repeated["imported"].integer() == 0);
    CHECK(repeated["existing"].integer() == kActs);
}

}  // namespace

TEST_CASE("the beginning of the codified law is imported, found by content and verified", "[e2e][.slow]") {
    const auto folder = testData("phapdien");
    if (!folder) {
        WARN("no phapdien test data");
        return;
    }
    Installation installation;
    const TempDir beginning;
    isImportedFoundAndVerified(installation, beginningOf(*folder, beginning.path() / "law", 6'000));
}

TEST_CASE("the codified law is imported, found by content and verified", "[e2e][.bench]") {
    const auto folder = testData("phapdien");
    if (!folder) {
        WARN("no phapdien test data");
        return;
    }
    Installation installation;
    isImportedFoundAndVerified(installation, {*folder, 65'240, 30});
}
