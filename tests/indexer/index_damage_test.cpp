#include "indexer/follow/shard_checker.h"
#include "indexer/search/manifest.h"
#include "tests/indexer/index_contents.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <random>

#include <catch2/catch.hpp>

using namespace vanthu;
using tests::Contents;
using tests::contentsOf;
using tests::eventually;
using tests::IndexedInstallation;
using tests::IndexerProcess;
using tests::indexOnce;
namespace fs = std::filesystem;

namespace {

/// Documents of three years, indexed.
class ThreeYears : public IndexedInstallation {
  public:
    ThreeYears() {
        for (const int year : {2016, 2017, 2018}) {
            setYear(year);
            addMany(20, "Kế hoạch");
        }
        indexOnce(*this);
    }

    [[nodiscard]] fs::path folder() const { return data() / "index"; }
    [[nodiscard]] search::Shard shard(int year) const {
        const auto manifest = search::readManifest(folder()).value();
        for (const auto& shard : manifest.shards)
            if (shard.year == year) return shard;
        FAIL("no shard of " << year);
        return {};
    }
    [[nodiscard]] bool isMissing(int year) const {
        return search::readManifest(folder()).value().missing == std::vector{year};
    }
    [[nodiscard]] fs::path place(int year) const { return folder() / shard(year).folder; }
    /// All files of all shards, in the same order every time.
    [[nodiscard]] std::vector<fs::path> files() const {
        std::vector<fs::path> files;
        for (const int year : {2016, 2017, 2018})
            for (const auto& entry : fs::directory_iterator(place(year)))
                if (entry.file_size() > 0) files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        return files;
    }
};

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

/// What is kept of some documents of the year becomes noise.
void damageDocuments(const ThreeYears& installation, int year) {
    const auto path = installation.place(year) / "docdata.glass";
    auto bytes = read(path);
    bytes.replace(bytes.size() - 60, 60, 60, '7');
    write(path, bytes);
}

}  // namespace

TEST_CASE("every year has a database of its own, and they are searched as one", "[indexer]") {
    const ThreeYears installation;

    const auto contents = contentsOf(installation.index());

    CHECK(search::readManifest(installation.folder())->shards.size() == 3);
    REQUIRE(contents.ids.size() == 60);
    CHECK(contents.ids.front().value == 1);
    CHECK(contents.ids.back().value == 60);
    CHECK(contents.answers.at("kế hoạch").front() == 60);
    CHECK(contents.answers.at("3/KH-UBND")[1] == 3);
    CHECK_FALSE(installation.index().text(domain::DocumentId{41}).empty());
}

TEST_CASE("while the part of a year is damaged the others answer, and it is built anew", "[indexer]") {
    const ThreeYears installation;
    const Contents before = contentsOf(installation.index());
    write(installation.place(2017) / "postlist.glass", std::string(64 << 10, 'x'));
    const search::Index reader((installation.folder()).string());

    search::Query query;
    query.text = "kế hoạch";
    query.limit = 100;
    const auto page = reader.search(query, {.everything = true});

    CHECK(page.total == 40);
    CHECK(page.missingYears == std::vector{2017});
    CHECK(reader.status().missingYears == std::vector{2017});
    CHECK(search::suspects(installation.folder()) == std::vector{2017});

    IndexerProcess indexer(installation);
    CHECK(eventually([&] { return contentsOf(reader) == before; }));
    CHECK(search::suspects(installation.folder()).empty());
    CHECK(fs::exists(installation.folder() / "damaged"));
    indexer.closeInput();
    CHECK(indexer.wait() == 0);
    INFO(indexer.log());
    CHECK_THAT(indexer.log(), Catch::Contains("index_damaged"));
}

TEST_CASE("a running indexer looks at what is under suspicion", "[indexer]") {
    ThreeYears installation;
    const Contents before = contentsOf(installation.index());
    IndexerProcess indexer(installation);
    REQUIRE(eventually([&] { return indexer.log().find("following") != std::string::npos; }));

    SECTION("and builds it anew when it is damaged") {
        const auto damaged = installation.shard(2016);
        damageDocuments(installation, 2016);
        search::markSuspect(installation.folder(), 2016);

        CHECK(eventually([&] {
            return !installation.isMissing(2016) && installation.shard(2016) != damaged &&
                   contentsOf(installation.index()) == before;
        }));
    }
    SECTION("and clears it when it is whole") {
        const auto whole = installation.shard(2016);
        search::markSuspect(installation.folder(), 2016);

        CHECK(eventually([&] { return search::suspects(installation.folder()).empty(); }));
        CHECK(installation.shard(2016) == whole);
    }
    // It goes on to follow.
    installation.add("Văn bản mới", "tiếptục");
    CHECK(eventually([&] { return installation.found("tieptuc") == 1; }));
}

TEST_CASE("after a crash every part is checked before anything else", "[indexer]") {
    const ThreeYears installation;
    const Contents before = contentsOf(installation.index());
    {
        fs::remove(installation.data() / "indexer.log");
        IndexerProcess indexer(installation);
        REQUIRE(eventually([&] { return indexer.log().find("following") != std::string::npos; }));
        indexer.signal(SIGSEGV);
        CHECK(indexer.wait() == 128 + SIGSEGV);
    }
    damageDocuments(installation, 2017);

    IndexerProcess indexer(installation, {"--once"});

    CHECK(indexer.wait() == 0);
    CHECK_THAT(indexer.log(), Catch::Contains("\"crashed\"") && Catch::Contains("index_damaged"));
    CHECK(contentsOf(installation.index()) == before);
    CHECK_FALSE(fs::exists(installation.folder() / "crashed"));
}

TEST_CASE("a check tells every byte that an answer could come from", "[indexer]") {
    const ThreeYears installation;
    std::mt19937 random(20261128);
    const Contents before = contentsOf(installation.index());
    int told = 0, harmless = 0;

    for (const auto& file : installation.files()) {
        const auto whole = read(file);
        const int year = std::stoi(file.parent_path().filename().string());
        for (int i = 0; i < 6; ++i) {
            auto bytes = whole;
            const auto at = random() % bytes.size();
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
            write(file, bytes);
            if (const auto why = indexer::faultSeenApart(installation.place(year)); !why.empty()) {
                ++told;
                continue;
            }
            // What the check lets pass must answer as before.
            ++harmless;
            INFO(file.filename() << " at " << at);
            CHECK(contentsOf(search::Index(installation.folder().string())) == before);
        }
        write(file, whole);
    }

    CHECK(told > 0);
    CHECK(harmless > 0);
    CHECK(indexer::faultSeenApart(installation.place(2017)).empty());
}

TEST_CASE("after a flipped or cut file the index is that of the store", "[indexer]") {
    const ThreeYears installation;
    const Contents before = contentsOf(installation.index());
    std::mt19937 random(20181101);

    for (int round = 0; round < 12; ++round) {
        const auto files = installation.files();
        const auto file = files[random() % files.size()];
        auto bytes = read(file);
        const auto at = random() % bytes.size();
        if (round % 2 == 0)
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
        else
            bytes.resize(at);
        write(file, bytes);
        INFO(file.filename() << (round % 2 == 0 ? " flipped" : " cut") << " at " << at);

        indexOnce(installation, {"--check"});

        CHECK(contentsOf(installation.index()) == before);
    }
}
