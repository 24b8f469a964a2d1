#include "indexer/follow/rebuild.h"

#include "indexer/follow/text_cache.h"
#include "schemas/domain/error.h"
#include "tests/indexer/index_contents.h"
#include "tests/indexer/unread_scans.h"

#include <atomic>

#include <catch2/catch.hpp>

using namespace vanthu;
using indexer::FileText;
using tests::contentsOf;
using tests::IndexedInstallation;

namespace {

class CountedTexts : public indexer::TextSource {
  public:
    FileText read(const domain::DocumentFile& file) override {
        ++reads;
        return {{file.digest, domain::ExtractionState::text, ""}, "noidung"};
    }
    std::atomic<int> reads{0};
};

/// A build in this process, with two threads.
class TestBuild {
  public:
    explicit TestBuild(IndexedInstallation& installation)
        : installation_(installation),
          cache_(installation.data() / "derived" / "text"),
          scans_(installation.data()) {}

    bool run(
        std::optional<int> year = {}, const indexer::Report& report = [](const auto&, const auto&) {}) {
        const indexer::IndexFolder folder(installation_.data() / "index");
        return indexer::Rebuild(installation_.database(), folder, {&one_, &other_}, scans_.reader(), report)
            .run(year, stop.get_token());
    }
    std::stop_source stop;
    CountedTexts source;

  private:
    IndexedInstallation& installation_;
    indexer::TextCache cache_;
    tests::UnreadScans scans_;
    indexer::TextReader one_{source, cache_}, other_{source, cache_};
};

}  // namespace

TEST_CASE("a build that was stopped goes on with the parts that are still to do", "[indexer]") {
    IndexedInstallation installation;
    installation.addAtOnce(9000, "Kế hoạch");
    std::int64_t built = 0;
    {
        TestBuild first(installation);
        CHECK_FALSE(first.run({}, [&](const std::string& event, const auto& figures) {
            if (event != "building") return;
            first.stop.request_stop();
            built = std::max(built, figures.at("done"));
        }));
    }
    REQUIRE(built >= 1);
    CHECK(installation.found("ke hoach") == 0);  // nothing to see before the end

    std::int64_t documents = 0;
    TestBuild second(installation);
    CHECK(second.run({}, [&](const std::string& event, const auto& figures) {
        if (event == "building") documents = std::max(documents, figures.at("documents"));
    }));

    CHECK(installation.found("ke hoach") == 9000);
    CHECK(documents <= 9000 - 4096);
    CHECK(installation.index().status().cursor == tests::lastChange(installation));
}

TEST_CASE("the parts of another plan are not used", "[indexer]") {
    IndexedInstallation installation;
    installation.addAtOnce(5000, "Kế hoạch");
    TestBuild build(installation);
    CHECK_FALSE(build.run({}, [&](const std::string&, const auto&) { build.stop.request_stop(); }));
    build.stop = {};
    const auto plan = installation.data() / "index" / "building" / "plan";
    REQUIRE(std::filesystem::exists(plan));

    SECTION("of one year") {
        CHECK(build.run(2018));
        CHECK(installation.found("ke hoach") == 5000);
    }
    SECTION("damaged") {
        for (const auto& part : std::filesystem::directory_iterator(plan.parent_path()))
            if (part.is_directory())
                for (const auto& year : std::filesystem::directory_iterator(part.path()))
                    std::filesystem::resize_file(year.path() / "iamglass", 3);

        CHECK_THROWS_AS(build.run(), Error);
        indexer::Rebuild::forget(indexer::IndexFolder(installation.data() / "index"));
        CHECK(build.run());
        CHECK(installation.found("ke hoach") == 5000);
    }
}

TEST_CASE("one year is built without touching the others", "[indexer]") {
    IndexedInstallation installation;
    for (const int year : {2016, 2017}) {
        installation.setYear(year);
        installation.addMany(10, "Kế hoạch");
    }
    TestBuild build(installation);
    REQUIRE(build.run());
    const auto before = contentsOf(installation.index());
    const auto folders = [&] {
        std::map<int, std::string> found;
        const auto manifest = search::readManifest(installation.data() / "index").value();
        for (const auto& shard : manifest.shards)
            found[shard.year] = shard.folder;
        return found;
    };
    const auto old = folders();

    indexer::IndexFolder(installation.data() / "index").setAside(2017);
    CHECK(contentsOf(installation.index()).ids.size() == 10);
    CHECK(contentsOf(installation.index()).missingYears == std::vector{2017});
    REQUIRE(build.run(2017));

    CHECK(contentsOf(installation.index()) == before);
    CHECK(folders()[2016] == old.at(2016));
    CHECK(folders()[2017] != old.at(2017));
    CHECK(build.source.reads == 20);  // the texts are kept
}
