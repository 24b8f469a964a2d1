#include "indexer/ocr_client/ocr_reader.h"
#include "server/stamp/searchable_pdf.h"
#include "tests/ocr/scans.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

#include <fstream>
#include <string>
#include <vector>

#include <poppler-document.h>
#include <poppler-page.h>
#include <catch2/catch.hpp>

using namespace vanthu;

namespace {

const std::vector<std::string> kText = {"Kế hoạch kiểm tra công tác văn thư năm 2026 của Sở Nội vụ Hoàng Sa",
                                        "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này."};

std::string utf8Of(const poppler::ustring& text) {
    const auto bytes = text.to_utf8();
    return {bytes.begin(), bytes.end()};
}

struct Found {
    std::string text;
    poppler::rectf place;  ///< of the word "Hoàng", in points
    int count{0};
};

Found readBack(const std::string& pdf) {
    const std::unique_ptr<poppler::document> document{
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size()))};
    REQUIRE(document);
    const std::unique_ptr<poppler::page> page{document->create_page(0)};
    Found found;
    for (const auto& box : page->text_list()) {
        const auto word = utf8Of(box.text());
        found.text += word + ' ';
        if (word != "Hoàng") continue;
        found.place = box.bbox();
        ++found.count;
    }
    return found;
}

void requireSound(const std::string& pdf) {
    const tests::TempDir folder;
    std::ofstream(folder.path() / "copy.pdf", std::ios::binary) << pdf;
    const auto check = tests::runProgram("/usr/bin/qpdf", {"--check", (folder.path() / "copy.pdf").string()});
    INFO(check.out << check.err);
    CHECK(check.exitCode == 0);
}

std::string copyOf(const std::string& original) {
    ocr::OcrReader reader(tests::programPath("vanthu-ocr"));
    const auto answer = reader.page(original, 1);
    REQUIRE(answer.page);
    const auto copy =
        stamp::SearchablePdf(tests::programPath("vanthu-stamp")).copyOf(original, std::vector{*answer.page});
    REQUIRE(copy);
    return *copy;
}

}  // namespace

TEST_CASE("the words of a copy are found where the scan shows them", "[ocr]") {
    const auto printed = tests::printedPdf(kText);
    const auto expected = readBack(printed);
    REQUIRE(expected.count == 1);
    std::vector<tests::ScanPtr> pages;
    pages.push_back(tests::scanned(printed, 1, {.dpi = 200, .skewDegrees = 0.6}));
    const auto original = GENERATE_REF(tests::imagePdf(pages), tests::png(*pages.front()),
                                       tests::jpeg(*pages.front()), tests::tiff(pages));

    const auto copy = copyOf(original);

    requireSound(copy);
    const auto found = readBack(copy);
    INFO(found.text);
    CHECK(found.text.find("Kế hoạch kiểm tra công tác văn thư") != std::string::npos);
    CHECK(found.text.find("chịu trách nhiệm thi hành") != std::string::npos);
    REQUIRE(found.count == 1);
    // It was turned about the middle of the page.
    constexpr double kAngle = 0.6 * 3.14159265 / 180;
    const double fromX = expected.place.left() - 595.0 / 2;
    const double fromY = expected.place.bottom() - 842.0 / 2;
    const double x = 595.0 / 2 + fromX * std::cos(kAngle) - fromY * std::sin(kAngle);
    const double y = 842.0 / 2 + fromX * std::sin(kAngle) + fromY * std::cos(kAngle);
    CHECK(found.place.left() == Approx(x).margin(4));
    CHECK(found.place.bottom() == Approx(y).margin(5));
    CHECK(found.place.width() == Approx(expected.place.width()).margin(6));
}

TEST_CASE("the words of a page that lies on its side run with it", "[ocr]") {
    const auto printed = tests::printedPdf(kText);
    const int turn = GENERATE(90, 180, 270);
    std::vector<tests::ScanPtr> pages;
    pages.push_back(tests::scanned(printed, 1, {.dpi = 200, .turnDegrees = turn}));

    const auto copy = copyOf(tests::imagePdf(pages));

    requireSound(copy);
    const auto expected = readBack(printed).place;
    const auto found = readBack(copy);
    INFO(found.text);
    REQUIRE(found.count == 1);
    const double left = found.place.left();
    const double top = found.place.top();
    CAPTURE(turn, left, top);
    if (turn == 90) CHECK(left == Approx(842 - expected.bottom()).margin(8));
    if (turn == 90) CHECK(top == Approx(expected.left()).margin(8));
    if (turn == 180) CHECK(left == Approx(595 - expected.right()).margin(8));
    if (turn == 180) CHECK(top == Approx(842 - expected.bottom()).margin(8));
    if (turn == 270) CHECK(left == Approx(expected.top()).margin(8));
    if (turn == 270) CHECK(top == Approx(595 - expected.right()).margin(8));
}

TEST_CASE("no copy is made of what cannot be read", "[ocr]") {
    const stamp::SearchablePdf maker(tests::programPath("vanthu-stamp"));
    layout::OcrPage page;
    page.widthMm = 210;
    page.heightMm = 297;

    CHECK_FALSE(maker.copyOf("%PDF-1.4 nothing", {page}));
    CHECK_FALSE(maker.copyOf("chữ", {page}));
    CHECK_FALSE(maker.copyOf("\xFF\xD8\xFF\xE0" + std::string(30, 'x'), {page}));
    CHECK_FALSE(maker.copyOf(tests::printedPdf({"chữ"}), {}));
}
