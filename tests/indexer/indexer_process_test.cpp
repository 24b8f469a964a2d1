#include "tests/indexer/index_contents.h"

#include "indexer/search/manifest.h"
#include "schemas/domain/error.h"

#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include <catch2/catch.hpp>

using namespace vanthu;
using tests::Contents;
using tests::contentsOf;
using tests::eventually;
using tests::IndexedInstallation;
using tests::IndexerProcess;
using tests::indexOnce;
using tests::lastChange;

TEST_CASE("a registered document is findable by its text within two seconds", "[indexer]") {
    IndexedInstallation installation;
    IndexerProcess indexer(installation);
    installation.add("Kế hoạch đầu tiên", "cải cách hành chính");
    REQUIRE(eventually([&] { return installation.found("\"cải cách hành chính\"") == 1; }));

    for (int i = 0; i < 5; ++i) {
        const std::string word = "từmới" + std::to_string(i);
        const auto start = std::chrono::steady_clock::now();
        installation.add("Văn bản", "có " + word + " bên trong");
        indexer.wake();
        REQUIRE(eventually([&] { return installation.found(word) == 1; }));
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
    }
}

TEST_CASE("without a wake the log is looked at all the same", "[indexer]") {
    IndexedInstallation installation;
    const IndexerProcess indexer(installation);
    REQUIRE(eventually([&] { return std::filesystem::exists(installation.data() / "index"); }));

    installation.add("Kế hoạch", "chữ trong tệp");

    CHECK(eventually([&] { return installation.found("\"chữ trong tệp\"") == 1; }));
}

TEST_CASE("the indexer ends with its parent and on SIGTERM, with everything committed", "[indexer]") {
    IndexedInstallation installation;
    installation.addMany(20, "Kế hoạch");
    IndexerProcess indexer(installation);
    REQUIRE(eventually([&] { return installation.found("ke hoach") == 20; }));

    SECTION("parent") {
        indexer.closeInput();
    }
    SECTION("SIGTERM") {
        indexer.signal(SIGTERM);
    }

    CHECK(indexer.wait() == 0);
    CHECK(installation.index().status().cursor == lastChange(installation));
}

TEST_CASE("a second indexer is refused with a clear message", "[indexer]") {
    IndexedInstallation installation;
    installation.addMany(1, "Kế hoạch");
    const IndexerProcess first(installation);
    REQUIRE(eventually([&] { return installation.found("ke hoach") == 1; }));

    IndexerProcess second(installation);

    CHECK(second.wait() == 1);
    CHECK_THAT(second.log(), Catch::Contains("another vanthu-indexer"));
}

/// Imports and kills the indexer at a random moment, again and again; afterwards the index is what a fresh
/// one would be.
void killAgainAndAgain(int rounds) {
    IndexedInstallation installation;
    std::mt19937 random(20181101);
    std::uniform_int_distribution<int> lifeMs(1, 250);

    for (int round = 0; round < rounds; ++round) {
        installation.setYear(2016 + round % 3);
        installation.addMany(40, "Kế hoạch");
        IndexerProcess indexer(installation);
        std::this_thread::sleep_for(std::chrono::milliseconds(lifeMs(random)));  // the moment of the crash
        indexer.signal(SIGKILL);
        CHECK(indexer.wait() == 128 + SIGKILL);
    }
    indexOnce(installation);
    const Contents survived = contentsOf(installation.index());

    CHECK(survived.ids.size() == static_cast<std::size_t>(40 * rounds));
    CHECK(installation.index().extraction(survived.ids.front()).front().state ==
          domain::ExtractionState::text);
    CHECK(survived.cursor == lastChange(installation));
    std::filesystem::remove_all(installation.data() / "index");
    indexOnce(installation);
    CHECK(contentsOf(installation.index()) == survived);
}

TEST_CASE("killed at any moment, the indexer goes on to the same index as a fresh one", "[indexer]") {
    killAgainAndAgain(8);
}

TEST_CASE("killed two hundred times, the indexer goes on to the same index as a fresh one", "[.bench]") {
    killAgainAndAgain(200);
}

TEST_CASE("a damaged index is moved aside and built again", "[indexer]") {
    IndexedInstallation installation;
    installation.addMany(30, "Kế hoạch");
    indexOnce(installation);
    const Contents before = contentsOf(installation.index());
    const auto folder = installation.data() / "index";
    const auto shard = folder / search::readManifest(folder)->shards.front().folder;

    SECTION("a lost table") {
        std::filesystem::remove(shard / "postlist.glass");
    }
    SECTION("a cut version file") {
        std::filesystem::resize_file(shard / "iamglass", 3);
    }
    SECTION("noise in a table") {
        std::ofstream table(shard / "postlist.glass", std::ios::binary | std::ios::trunc);
        table << std::string(64 << 10, 'x');
    }
    SECTION("another format") {
        std::ofstream(folder / search::kStubName) << "not a stub\n";
    }

    indexOnce(installation);

    CHECK(contentsOf(installation.index()) == before);
}

TEST_CASE("a rebuild reads no file again and switches under a reader", "[indexer]") {
    IndexedInstallation installation;
    installation.addMany(30, "Kế hoạch");
    indexOnce(installation);
    const Contents before = contentsOf(installation.index());
    std::filesystem::remove_all(installation.data() / "blobs");  // the texts are kept

    IndexerProcess rebuild(installation, {"--rebuild", "--once"});

    CHECK(rebuild.wait() == 0);
    CHECK(contentsOf(installation.index()) == before);
    const auto manifest = search::readManifest(installation.data() / "index").value();
    REQUIRE(manifest.shards.size() == 1);
    CHECK(manifest.shards.front().folder.starts_with("2/"));
    CHECK_FALSE(std::filesystem::exists(installation.data() / "index" / "1"));
    CHECK_FALSE(std::filesystem::exists(installation.data() / "index" / "building"));
}

TEST_CASE("an index that is ahead of the log is built again", "[indexer]") {
    IndexedInstallation old, now;
    old.addMany(3, "Kế hoạch");
    now.addMany(9, "Văn bản khác");
    indexOnce(now);
    std::filesystem::copy(now.data() / "index", old.data() / "index",
                          std::filesystem::copy_options::recursive);
    REQUIRE(old.found("khac") == 9);

    indexOnce(old);

    CHECK(old.found("khac") == 0);
    CHECK(old.found("ke hoach") == 3);
    CHECK(old.index().status().cursor == lastChange(old));
}
