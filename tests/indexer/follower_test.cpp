#include "indexer/follow/follower.h"

#include "indexer/follow/text_cache.h"
#include "schemas/domain/error.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "storage/link_store.h"
#include "tests/indexer/index_contents.h"
#include "tests/indexer/unread_scans.h"

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
    tests::UnreadScans scans(installation.data());
    indexer::Follower follower(installation.database(), texts, scans.reader(), writer,
                               {.poll = 20ms, .patience = 30ms}, [](const auto&, const auto&) {});
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
    tests::UnreadScans scans(installation.data());
    indexer::Follower follower(installation.database(), texts, scans.reader(), writer,
                               {.poll = 20ms, .commitEvery = 1h}, [](const auto&, const auto&) {});
    auto running = std::async(std::launch::async, [&] { follower.run(); });

    CHECK(eventually([&] { return installation.found("ke hoach") == missing; }));
    follower.stop();
    running.get();
}

TEST_CASE("certified copies stay with their original when one of them changes", "[indexer]") {
    IndexedInstallation installation;
    const auto original = installation.addIssued("1/KH-BNV", "Kế hoạch");
    const auto copy = installation.addIssued("7/SY-SNV", "Kế hoạch (sao y)");
    const auto second = installation.addIssued("8/SL-SNV", "Kế hoạch (sao lục)");
    const auto hits = [&] {
        tests::indexOnce(installation);
        search::Query query;
        query.text = "ke hoach";
        query.collapse = true;
        return installation.index().search(query, {.everything = true}).total;
    };
    CHECK(hits() == 3);

    installation.link(domain::LinkKind::copyOf, second, copy);
    const auto first = installation.link(domain::LinkKind::copyOf, copy, original);
    CHECK(hits() == 1);

    installation.database().write(IndexedInstallation::clerk(), [&](storage::WriteTransaction& transaction) {
        auto corrected = storage::findDocument(transaction, original).value();
        corrected.code = domain::parseCode("2/KH-BNV");
        static_cast<void>(storage::correctDocument(transaction, corrected, "gõ nhầm"));
    });
    CHECK(hits() == 1);
    std::filesystem::remove_all(installation.data() / "index");
    CHECK(hits() == 1);

    installation.database().write(IndexedInstallation::clerk(), [&](storage::WriteTransaction& transaction) {
        storage::withdrawLink(transaction, copy, first, "chọn nhầm");
    });
    CHECK(hits() == 2);
}

TEST_CASE("a file is read anew when somebody asks for it", "[indexer]") {
    /// Fails until it is told better.
    struct Learning : indexer::TextSource {
        FileText read(const domain::DocumentFile& file) override {
            ++reads;
            if (learned) return {{file.digest, domain::ExtractionState::text, ""}, "docduoc"};
            return {{file.digest, domain::ExtractionState::damaged, "Tệp hỏng."}, ""};
        }
        std::atomic<bool> learned{false};
        std::atomic<int> reads{0};
    };
    IndexedInstallation installation;
    const auto asked = installation.add("Tệp hỏi lại", "một");
    const auto other = installation.add("Tệp khác", "hai");
    Learning source;
    const TextCache cache(installation.data() / "derived" / "text");
    indexer::TextReader texts(source, cache);
    indexer::IndexWriter writer(installation.data() / "index");
    tests::UnreadScans scans(installation.data());
    indexer::Follower follower(installation.database(), texts, scans.reader(), writer, {.poll = 20ms},
                               [](const auto&, const auto&) {});
    auto running = std::async(std::launch::async, [&] { follower.run(); });
    REQUIRE(eventually([&] { return installation.found("tep") == 2; }));
    REQUIRE(installation.index().extraction(asked).front().state == domain::ExtractionState::damaged);

    source.learned = true;
    const domain::SystemClock clock;
    installation.database().write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
        storage::appendChange(transaction, "extraction", asked.value, "extract_again", "",
                              R"({"file":1,"digest":")" + digestOf(installation, asked) + "\"}");
    });

    CHECK(eventually([&] { return installation.found("docduoc") == 1; }));
    CHECK(installation.index().extraction(asked).front().state == domain::ExtractionState::text);
    CHECK(installation.index().extraction(other).front().state == domain::ExtractionState::damaged);
    CHECK(source.reads == 3);
    follower.stop();
    running.get();
}

TEST_CASE("what an older reader could not read is read anew", "[indexer]") {
    using domain::ExtractionState;
    struct Reading : indexer::TextSource {
        FileText read(const domain::DocumentFile& file) override {
            return {{file.digest, ExtractionState::text, ""}, "docduoc"};
        }
    };
    IndexedInstallation installation;
    std::vector<domain::DocumentId> ids;
    const TextCache old(installation.data() / "derived" / "text", extract::kReaderVersion - 1);
    for (const auto state :
         {ExtractionState::unsupported, ExtractionState::tooLarge, ExtractionState::encrypted}) {
        ids.push_back(installation.add("Tệp", std::string(domain::code(state))));
        old.keep({{digestOf(installation, ids.back()), state, "Lý do."}, ""});
    }
    const auto indexOnce = [&](const TextCache& cache) {
        Reading source;
        indexer::TextReader texts(source, cache);
        indexer::IndexWriter writer(installation.data() / "index");
        tests::UnreadScans scans(installation.data());
        indexer::Follower follower(installation.database(), texts, scans.reader(), writer, {.once = true},
                                   [](const auto&, const auto&) {});
        follower.run();
    };
    indexOnce(old);
    REQUIRE(installation.index().extraction(ids[0]).front().state == ExtractionState::unsupported);
    {
        indexer::IndexWriter writer(installation.data() / "index");
        writer.useReader(extract::kReaderVersion - 1);  // as if the index were of that time
        CHECK(writer.unread() == std::vector{ids[0]});
        writer.useReader(extract::kReaderVersion - 1);
    }

    indexOnce(TextCache(installation.data() / "derived" / "text"));

    CHECK(installation.index().extraction(ids[0]).front().state == ExtractionState::text);
    CHECK(installation.index().extraction(ids[1]).front().state == ExtractionState::tooLarge);
    CHECK(installation.index().extraction(ids[2]).front().state == ExtractionState::encrypted);
    CHECK(installation.found("docduoc") == 1);
    CHECK(indexer::IndexWriter(installation.data() / "index").unread().empty());
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
    tests::UnreadScans scans(installation.data());
    indexer::Follower follower(installation.database(), texts, scans.reader(), writer, {},
                               [](const auto&, const auto&) {});

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
    CHECK(cache.has(digest));
    CHECK_FALSE(TextCache(directory.path(), extract::kReaderVersion + 1).has(digest));
    cache.forget(digest, domain::Timestamp{std::chrono::seconds{1'000'000'000}});
    CHECK(cache.has(digest));  // it was read since
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.path()))
        if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), entry.file_size() - 1);
    CHECK_FALSE(cache.find(digest));
    CHECK_FALSE(cache.has(digest));
}

TEST_CASE("texts kept before readers had versions are still good", "[indexer]") {
    const tests::TempDir directory;
    const std::string hex(64, 'c');
    std::filesystem::create_directories(directory.path() / hex.substr(0, 2));
    const auto path = directory.path() / hex.substr(0, 2) / hex;
    const TextCache cache(directory.path());
    const std::string text(extract::kStampBytes, 'm');
    std::ofstream(path) << "1 text 0 " << text.size() << '\n' << text;
    CHECK(cache.find("sha256:" + hex)->text == text);
    std::ofstream(path) << "1 text 0 3\nmot";  // perhaps the stamp on a scan
    CHECK_FALSE(cache.find("sha256:" + hex));
    std::ofstream(path) << "1 unsupported 4 0\nLydo";
    CHECK_FALSE(cache.find("sha256:" + hex));
}
