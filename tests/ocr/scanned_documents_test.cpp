#include "indexer/follow/scan_reader.h"
#include "indexer/ocr_client/ocr_store.h"
#include "storage/change_log.h"
#include "storage/document_store.h"
#include "tests/indexer/indexer_process.h"
#include "tests/ocr/scans.h"

#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace vanthu;
using domain::ExtractionState;
using tests::eventually;

namespace {

constexpr std::chrono::seconds kPatience{240};

/// A word for each page of a scan.
const std::vector<std::string> kWords = {"Hoàng Sa", "Trường Sa", "Côn Đảo", "Phú Quốc"};

std::string scanOf(std::size_t pages) {
    std::vector<tests::ScanPtr> scans;
    for (std::size_t i = 0; i < pages; ++i)
        scans.push_back(tests::scanned(
            tests::printedPdf({"Báo cáo về huyện đảo " + kWords[i] + " năm 2026."}), 1, {.dpi = 150}));
    return tests::imagePdf(scans);
}

search::FileExtraction stateOf(const tests::IndexedInstallation& installation, domain::DocumentId id) {
    if (installation.found("bao cao") == 0) return {};  // there is no index yet
    const auto states = installation.index().extraction(id);
    return states.empty() ? search::FileExtraction{} : states.front();
}

std::string digestOf(tests::IndexedInstallation& installation, domain::DocumentId id) {
    return installation.database()
        .read([&](storage::ReadTransaction& transaction) { return storage::findDocument(transaction, id); })
        ->files.front()
        .digest;
}

}  // namespace

TEST_CASE("a scan is found by its subject at once, and by its words when they are recognised", "[ocr]") {
    tests::IndexedInstallation installation;
    const auto id = installation.add("Báo cáo quý", scanOf(2));
    const tests::IndexerProcess indexer(installation);

    REQUIRE(eventually([&] { return installation.found("bao cao quy") == 1; }, kPatience));
    CHECK(eventually([&] { return installation.found("\"Hoàng Sa\"") == 1; }, kPatience));

    CHECK(installation.found("\"Trường Sa\"") == 1);
    const auto state = stateOf(installation, id);
    CHECK(state.state == ExtractionState::textAfterOcr);
    CHECK(state.reason.find("2/2 trang") != std::string::npos);
    CHECK(installation.index().status().awaitingOcr == 0);
}

TEST_CASE("an indexer that is killed goes on at the next page", "[ocr]") {
    tests::IndexedInstallation installation;
    const auto id = installation.add("Báo cáo năm", scanOf(4));
    const auto digest = digestOf(installation, id);
    const ocr::OcrStore store(installation.data() / "derived" / "ocr");
    {
        tests::IndexerProcess first(installation);
        REQUIRE(eventually([&] { return store.progress(digest).done >= 1; }, kPatience));
        first.signal(SIGKILL);
        first.wait();
    }
    const auto done = store.progress(digest).done;
    REQUIRE(done < 4);
    const auto folder = installation.data() / "derived" / "ocr";
    std::map<std::filesystem::path, std::filesystem::file_time_type> before;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() != ".new")
            before[entry.path()] = entry.last_write_time();

    const tests::IndexerProcess second(installation);

    REQUIRE(eventually([&] { return installation.found("\"Phú Quốc\"") == 1; }, kPatience));
    CHECK(installation.found("\"Hoàng Sa\"") == 1);
    CHECK(store.progress(digest).done == 4);
    for (const auto& [path, time] : before)
        CHECK(std::filesystem::last_write_time(path) == time);  // no page was read twice
}

TEST_CASE("where recognition is off, the state says so, and a later indexer catches up", "[ocr]") {
    tests::IndexedInstallation installation;
    const auto id = installation.add("Báo cáo tháng", scanOf(1));
    {
        const tests::IndexerProcess off(installation, {"--no-ocr"});
        REQUIRE(eventually([&] { return stateOf(installation, id).state == ExtractionState::ocrPending; },
                           kPatience));
        CHECK(stateOf(installation, id).reason.find("đang tắt") != std::string::npos);
        CHECK(installation.index().status().awaitingOcr == 1);
    }

    const tests::IndexerProcess on(installation);

    CHECK(eventually([&] { return installation.found("\"Hoàng Sa\"") == 1; }, kPatience));
}

TEST_CASE("who asks for another try gets a scan recognised anew", "[ocr]") {
    tests::IndexedInstallation installation;
    const auto id = installation.add("Báo cáo tuần", scanOf(1));
    const auto digest = digestOf(installation, id);
    const ocr::OcrStore store(installation.data() / "derived" / "ocr");
    const tests::IndexerProcess indexer(installation);
    REQUIRE(eventually([&] { return installation.found("\"Hoàng Sa\"") == 1; }, kPatience));
    // As if the reading had gone wrong.
    store.keep(digest, 1, {ExtractionState::damaged, "Hỏng.", {}});

    const domain::SystemClock clock;
    installation.database().write({{}, clock.now()}, [&](storage::WriteTransaction& transaction) {
        storage::appendChange(transaction, "extraction", id.value, "extract_again", "",
                              R"({"file":1,"digest":")" + digest + "\"}");
    });
    indexer.wake();

    CHECK(eventually(
        [&] {
            const auto page = store.page(digest, 1);
            return page && page->page && stateOf(installation, id).state == ExtractionState::textAfterOcr;
        },
        kPatience));
}

TEST_CASE("the store of recognised pages takes nothing that was cut off", "[ocr]") {
    const tests::TempDir directory;
    const ocr::OcrStore store(directory.path());
    const std::string digest = "sha256:" + std::string(64, 'a');
    CHECK(store.progress(digest).pages == 0);
    layout::OcrPage page;
    page.number = 2;
    page.widthMm = 210;
    page.heightMm = 297;
    store.keep(digest, {ExtractionState::text, "Lý do", layout::ScannedPages{3, {1, 2, 3}}});
    store.keep(digest, 2, {ExtractionState::text, "", page});

    CHECK(store.progress(digest).pages == 3);
    CHECK(store.progress(digest).done == 1);
    CHECK(store.scannedPages(digest)->reason == "Lý do");
    REQUIRE(store.page(digest, 2));
    CHECK(store.page(digest, 2)->page->heightMm == 297);
    CHECK_FALSE(store.page(digest, 1));

    store.forget(digest, domain::Timestamp{std::chrono::seconds{1'000'000'000}});
    CHECK(store.hasPage(digest, 2));  // it was read since
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory.path()))
        if (entry.is_regular_file()) std::filesystem::resize_file(entry.path(), entry.file_size() - 1);
    CHECK_FALSE(store.hasPage(digest, 2));
    CHECK_FALSE(store.scannedPages(digest));
}
