#include "indexer/follow/follower.h"

#include "indexer/follow/text_cache.h"
#include "schemas/domain/error.h"
#include "storage/document_store.h"
#include "tests/indexer/indexer_process.h"

#include <fstream>
#include <future>

#include <catch2/catch.hpp>

using namespace vanthu;
using namespace std::chrono_literals;
using indexer::FileText;
using indexer::TextCache;
using tests::eventually;
using tests::IndexedInstallation;

namespace {

/// Answers with the name of the file; holds up the file that it is told to until it is let go.
class HeldTexts : public indexer::TextSource {
  public:
    FileText read(const domain::DocumentFile& file) override {
        if (file.digest == held) release.get_future().wait();
        ++reads;
        return {{file.digest, domain::ExtractionState::text, ""}, "noidung " + file.digest.substr(7, 8)};
    }
    std::string held;
    std::promise<void> release;
    std::atomic<int> reads{0};
};

std::string digestOf(IndexedInstallation& installation, domain::DocumentId id) {
    return installation.database()
        .read([&](storage::ReadTransaction& transaction) { return storage::findDocument(transaction, id); })
        ->files.front()
        .digest;
}

}  // namespace

TEST_CASE("a file that takes long holds up neither its own document nor others", "[indexer]") {
    IndexedInstallation installation;
    const auto slow = installation.add("Tệp chậm", "slow");
    const auto fast = installation.add("Tệp nhanh", "fast");
    HeldTexts source;
    source.held = digestOf(installation, slow);
    const TextCache cache(installation.data() / "derived" / "text");
    indexer::TextReader texts(source, cache);
    indexer::IndexWriter writer(installation.data() / "index");
    indexer::Follower follower(installation.database(), texts, writer, {.poll = 20ms, .patience = 30ms},
                               [](const auto&, const auto&) {});
    auto running = std::async(std::launch::async, [&] { follower.run(); });

    REQUIRE(eventually([&] { return installation.found("tep") == 2; }));
    CHECK(installation.index().extraction(slow).front().state == domain::ExtractionState::pending);

    source.release.set_value();
    CHECK(eventually([&] { return installation.found("noidung") == 2; }));
    CHECK(installation.index().extraction(slow).front().state == domain::ExtractionState::text);
    CHECK(installation.index().extraction(fast).front().state == domain::ExtractionState::text);
    CHECK(source.reads == 2);
    follower.stop();
    running.get();
    CHECK(writer.unread().empty());
}

TEST_CASE("a log that ends with a full portion is indexed to its end without another change", "[indexer]") {
    constexpr int kPortion = 200;  // what the follower reads at once
    IndexedInstallation installation;
    const auto missing = static_cast<int>(kPortion - installation.database().head() % kPortion);
    installation.addMany(missing, "Kế hoạch");
    REQUIRE(installation.database().head() % kPortion == 0);
    HeldTexts source;
    const TextCache cache(installation.data() / "derived" / "text");
    indexer::TextReader texts(source, cache);
    indexer::IndexWriter writer(installation.data() / "index");
    // So long between commits that only the end of the log can bring the last one.
    indexer::Follower follower(installation.database(), texts, writer, {.poll = 20ms, .commitEvery = 1h},
                               [](const auto&, const auto&) {});
    auto running = std::async(std::launch::async, [&] { follower.run(); });

    CHECK(eventually([&] { return installation.found("ke hoach") == missing; }));
    follower.stop();
    running.get();
}

TEST_CASE("a failure of the text source ends the follower with its error", "[indexer]") {
    struct Broken : indexer::TextSource {
        FileText read(const domain::DocumentFile&) override {
            throw Error(ErrorCode::unavailable, "no program");
        }
    };
    IndexedInstallation installation;
    installation.addMany(3, "Kế hoạch");
    Broken source;
    const TextCache cache(installation.data() / "derived" / "text");
    indexer::TextReader texts(source, cache);
    indexer::IndexWriter writer(installation.data() / "index");
    indexer::Follower follower(installation.database(), texts, writer, {}, [](const auto&, const auto&) {});

    CHECK_THROWS_WITH(follower.run(), "no program");
}

TEST_CASE("the text cache gives back what it kept and nothing that was cut off", "[indexer]") {
    const tests::TempDir directory;
    const TextCache cache(directory.path());
    const std::string digest = "sha256:" + std::string(64, 'b');
    const FileText text{{digest, domain::ExtractionState::limitReached, "Quá lâu\nhai dòng"}, "một\nhai\n"};
    CHECK_FALSE(cache.find(digest));

    cache.keep(text);

    const auto kept = cache.find(digest);
    REQUIRE(kept);
    CHECK(kept->text == text.text);
    CHECK(kept->extraction.reason == text.extraction.reason);
    CHECK(kept->extraction.state == text.extraction.state);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.path()))
        if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), entry.file_size() - 1);
    CHECK_FALSE(cache.find(digest));
}
