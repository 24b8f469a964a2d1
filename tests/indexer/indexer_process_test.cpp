#include "tests/indexer/indexer_process.h"

#include "indexer/search/generation.h"
#include "schemas/domain/error.h"
#include "storage/change_log.h"

#include <csignal>
#include <fstream>
#include <map>
#include <random>
#include <thread>

#include <catch2/catch.hpp>

using namespace vanthu;
using tests::eventually;
using tests::IndexedInstallation;
using tests::IndexerProcess;

namespace {

/// Everything that can be told of an index from outside.
struct Contents {
    std::vector<domain::DocumentId> ids;
    std::map<std::string, std::vector<std::int64_t>> answers;
    domain::Sequence cursor{0};
    bool operator==(const Contents&) const = default;
};

Contents contentsOf(const search::Index& index) {
    Contents contents;
    contents.ids = index.documentsAfter({}, 100'000);
    contents.cursor = index.status().cursor;
    for (const std::string text : {"kế hoạch", "\"nội dung của văn bản\"", "thu 7", "3/KH-UBND",
                                   "thứ 11 nội dung văn bản nào có số"}) {
        search::Query query;
        query.text = text;
        query.limit = 200;
        auto& ids = contents.answers[text];
        for (const auto& hit : index.search(query, {true, {}}).hits)
            ids.push_back(hit.document.value);
    }
    return contents;
}

domain::Sequence lastChange(IndexedInstallation& installation) {
    return installation.database().read([](storage::ReadTransaction& transaction) {
        domain::Sequence last = 0;
        for (auto rows = storage::readChanges(transaction, 0, 10'000); !rows.empty();
             rows = storage::readChanges(transaction, last, 10'000))
            last = rows.back().sequence;
        return last;
    });
}

void indexOnce(const IndexedInstallation& installation) {
    IndexerProcess indexer(installation, {"--once"});
    const int status = indexer.wait();
    INFO(indexer.log());
    REQUIRE(status == 0);
}

}  // namespace

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

TEST_CASE("killed at any moment, the indexer goes on to the same index as a fresh one", "[indexer]") {
    IndexedInstallation installation;
    std::mt19937 random(20181101);
    std::uniform_int_distribution<int> lifeMs(1, 250);

    for (int round = 0; round < 8; ++round) {
        installation.addMany(40, "Kế hoạch");
        IndexerProcess indexer(installation);
        std::this_thread::sleep_for(std::chrono::milliseconds(lifeMs(random)));  // the moment of the crash
        indexer.signal(SIGKILL);
        CHECK(indexer.wait() == 128 + SIGKILL);
    }
    indexOnce(installation);
    const Contents survived = contentsOf(installation.index());

    CHECK(survived.ids.size() == 320);
    CHECK(installation.index().extraction(survived.ids.front()).front().state ==
          domain::ExtractionState::text);
    CHECK(survived.cursor == lastChange(installation));
    std::filesystem::remove_all(installation.data() / "index");
    indexOnce(installation);
    CHECK(contentsOf(installation.index()) == survived);
}

TEST_CASE("a damaged index is moved aside and built again", "[indexer]") {
    IndexedInstallation installation;
    installation.addMany(30, "Kế hoạch");
    indexOnce(installation);
    const Contents before = contentsOf(installation.index());
    const auto folder = installation.data() / "index";
    const auto generation = folder / search::currentGeneration(folder);

    SECTION("a lost table") {
        std::filesystem::remove(generation / "postlist.glass");
    }
    SECTION("a cut version file") {
        std::filesystem::resize_file(generation / "iamglass", 3);
    }
    SECTION("noise in a table") {
        std::ofstream table(generation / "postlist.glass", std::ios::binary | std::ios::trunc);
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
    CHECK(search::currentGeneration(installation.data() / "index") == "2");
    CHECK_FALSE(std::filesystem::exists(installation.data() / "index" / "1"));
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
