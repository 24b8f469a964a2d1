#include "indexer/ocr_client/ocr_layout.h"
#include "indexer/ocr_client/ocr_reader.h"
#include "tests/ocr/scans.h"
#include "tests/ocr/word_accuracy.h"
#include "tests/support/programs.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace vanthu;
using domain::ExtractionState;
using tests::Scanning;

namespace {

const std::vector<std::string> kLetter = {
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Theo đề nghị của Giám đốc Sở Nội vụ, Ủy ban nhân dân tỉnh quyết định:",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế công tác văn thư, lưu trữ của các cơ quan, đơn vị.",
    "Điều 2. Chánh Văn phòng, Giám đốc các sở, ban, ngành và Chủ tịch Ủy ban nhân dân các xã chịu trách "
    "nhiệm "
    "thi hành Quyết định này.",
    "Nơi nhận: như Điều 2, lưu văn thư.",
};

std::string lettersText() {
    std::string text;
    for (const auto& paragraph : kLetter)
        text += paragraph + '\n';
    return text;
}

struct Reading {
    ocr::OcrReader reader{tests::programPath("vanthu-ocr")};

    double accuracy(const std::string& bytes) {
        const auto answer = reader.page(bytes, 1);
        INFO(answer.reason);
        REQUIRE(answer.page);
        return tests::wordAccuracy(tests::wordsOf(lettersText()),
                                   tests::wordsOf(layout::textOf(*answer.page)));
    }
};

constexpr double kMost = 0.95;

}  // namespace

TEST_CASE("a page is read in every kind of file that scanners make", "[ocr]") {
    Reading reading;
    const auto scan = tests::scanned(tests::printedPdf(kLetter), 1);

    CHECK(reading.accuracy(tests::png(*scan)) > kMost);
    CHECK(reading.accuracy(tests::jpeg(*scan)) > kMost);
    std::vector<tests::ScanPtr> pages;
    pages.push_back(tests::scanned(tests::printedPdf(kLetter), 1));
    CHECK(reading.accuracy(tests::tiff(pages)) > kMost);
    CHECK(reading.accuracy(tests::imagePdf(pages)) > kMost);
    CHECK(reading.reader.peakMemoryBytes() < static_cast<std::int64_t>(limits::kOcrMemoryBytes));
}

TEST_CASE("a page is read however it lay on the glass", "[ocr]") {
    Reading reading;
    const int turn = GENERATE(0, 90, 180, 270);
    const auto scan = tests::scanned(tests::printedPdf(kLetter), 1,
                                     {.dpi = 200, .turnDegrees = turn, .skewDegrees = 2.5, .noise = 0.001});
    const auto bytes = tests::png(*scan);

    CAPTURE(turn);
    CHECK(reading.accuracy(bytes) > kMost);
    const auto page = reading.reader.page(bytes, 1).page;
    REQUIRE(page);
    CHECK(page->turnDegrees == (360 - turn) % 360);
    CHECK(page->skewDegrees == Approx(-2.5).margin(0.3));
    CHECK(page->heightMm > page->widthMm);
}

TEST_CASE("a red seal over the text does not hide it", "[ocr]") {
    Reading reading;
    std::vector<std::string> paragraphs(12, kLetter[3]);
    const auto scan = tests::scanned(tests::printedPdf(paragraphs), 1, {.seal = true});

    const auto answer = reading.reader.page(tests::jpeg(*scan), 1);

    REQUIRE(answer.page);
    std::string expected;
    for (const auto& paragraph : paragraphs)
        expected += paragraph + ' ';
    CHECK(tests::wordAccuracy(tests::wordsOf(expected), tests::wordsOf(layout::textOf(*answer.page))) >
          kMost);
}

TEST_CASE("words lie where they stand on the page", "[ocr]") {
    Reading reading;
    std::vector<tests::ScanPtr> pages;
    pages.push_back(tests::scanned(tests::printedPdf(kLetter), 1));

    const auto page = reading.reader.page(tests::imagePdf(pages), 1).page;

    REQUIRE(page);
    CHECK(page->widthMm == Approx(210).margin(1));
    CHECK(page->heightMm == Approx(297).margin(1));
    const auto& first = page->lines.front().words.front();
    CHECK(first.text == "Căn");
    CHECK(first.box.left == Approx(30).margin(1));  // the margin of printedPdf()
    CHECK(first.box.bottom == Approx(26).margin(3));
    CHECK(first.confidence > 70);
    const auto layout = ocr::layoutOf(std::vector{*page}, 1);
    REQUIRE(layout.pages.size() == 1);
    CHECK(layout.pages.front().leftMm == Approx(30).margin(1.5));
    CHECK(layout.lines.front().sizePt == Approx(14).margin(2.5));
}

TEST_CASE("only pages that need it are told to be scans", "[ocr]") {
    Reading reading;
    std::vector<std::string> paragraphs(12, kLetter[3]);
    const auto printed = tests::printedPdf(paragraphs);
    CHECK(reading.reader.scannedPages(printed).state == ExtractionState::noText);
    CHECK(reading.reader.scannedPages(std::string_view("Kế hoạch")).state == ExtractionState::noText);
    CHECK(reading.reader.scannedPages(tests::printedPdf({})).state == ExtractionState::noText);  // blank
    // Few letters, but nothing else is on the page.
    CHECK(reading.reader.scannedPages(tests::printedPdf({"Phụ lục"})).state == ExtractionState::noText);

    std::vector<tests::ScanPtr> pages;
    pages.push_back(tests::scanned(printed, 1, {.dpi = 100}));
    pages.push_back(tests::scanned(printed, 1, {.dpi = 100}));
    for (const auto& bytes : {tests::imagePdf(pages), tests::tiff(pages)}) {
        const auto scan = reading.reader.scannedPages(bytes);
        REQUIRE(scan.pages);
        CHECK(scan.pages->pageCount == 2);
        CHECK(scan.pages->scanned == std::vector{1, 2});
    }
}

TEST_CASE("a server without the model says what to install", "[ocr]") {
    ocr::OcrReader reader(tests::programPath("vanthu-ocr"), "/nonexistent/vie.traineddata");

    CHECK_FALSE(reader.isInstalled());
    const auto answer = reader.page(std::string_view("\x89PNG\r\n"), 1);
    CHECK(answer.state == ExtractionState::unsupported);
    CHECK(answer.reason.find("tesseract-ocr-vie") != std::string::npos);
    CHECK(reader.scannedPages(std::string_view("%PDF-")).state == ExtractionState::unsupported);
}
