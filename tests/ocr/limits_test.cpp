#include "indexer/ocr_client/ocr_reader.h"
#include "schemas/layout/ocr_page_text.h"
#include "tests/ocr/scans.h"
#include "tests/support/programs.h"

#include <string>
#include <string_view>

#include <catch2/catch.hpp>

using namespace vanthu;
using domain::ExtractionState;

namespace {

std::string bigEndian(std::uint32_t value) {
    return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
            static_cast<char>(value)};
}

/// The head of a PNG of that size, with a body that never comes to an end of it.
std::string pngBomb(std::uint32_t width, std::uint32_t height) {
    using std::string_literals::operator""s;
    // The checksum of the head is wrong, which readers of heads do not look at.
    return "\x89PNG\r\n\x1a\n"s + bigEndian(13) + "IHDR" + bigEndian(width) + bigEndian(height) +
           "\x08\x02\0\0\0"s + "\0\0\0\0"s + bigEndian(8) + "IDAT" + std::string(8, 'x') + "\0\0\0\0"s;
}

/// A PDF of one page that shows a picture of so many points, all of one run of zeros.
std::string pdfBomb(std::uint32_t width, std::uint32_t height) {
    const std::string picture =
        "<</Type/XObject/Subtype/Image/Width " + std::to_string(width) + "/Height " + std::to_string(height) +
        "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/RunLengthDecode/Length 3>>stream\n"
        "\x81z\x80\nendstream";
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 "
           "0 "
           "R>>>>>>endobj\n"
           "4 0 obj<</Length 24>>stream\n595 0 0 842 0 0 cm /I Do\nendstream endobj\n"
           "5 0 obj" +
           picture + " endobj\ntrailer<</Root 1 0 R>>\n";
}

}  // namespace

TEST_CASE("a picture bomb is refused before it is unpacked", "[ocr]") {
    ocr::OcrReader reader(tests::programPath("vanthu-ocr"));

    CHECK(reader.page(pngBomb(60'000, 60'000), 1).state == ExtractionState::tooLarge);
    CHECK(reader.page(pngBomb(8'000, 9'000), 1).state == ExtractionState::tooLarge);  // by its bytes
    const auto unusual = reader.page(pngBomb(100, 100), 1);
    CHECK(unusual.state == ExtractionState::damaged);  // it is small enough, but no picture
    CHECK(reader.peakMemoryBytes() < 200'000'000);
}

TEST_CASE("a picture bomb in a PDF ends within the limits and the reader goes on", "[ocr]") {
    auto limits = ocr::kOcrLimits;
    limits.cpuSeconds = 5;
    ocr::OcrReader reader(tests::programPath("vanthu-ocr"), ocr::OcrReader::installedModel(), limits);

    const auto answer = reader.page(pdfBomb(400'000, 400'000), 1);

    CHECK(answer.state != ExtractionState::pending);
    const auto scan = tests::scanned(tests::printedPdf({"Kế hoạch cải cách hành chính năm 2026"}), 1);
    CHECK(reader.page(tests::png(*scan), 1).state == ExtractionState::text);
}

TEST_CASE("a page that takes too long is given up", "[ocr]") {
    auto limits = ocr::kOcrLimits;
    limits.cpuSeconds = 1;
    ocr::OcrReader reader(tests::programPath("vanthu-ocr"), ocr::OcrReader::installedModel(), limits);
    const std::vector<std::string> paragraphs(
        12,
        "Chánh Văn phòng, Giám đốc các sở, ban, ngành và Chủ tịch Ủy ban nhân dân các xã chịu trách nhiệm");
    const auto scan = tests::scanned(tests::printedPdf(paragraphs), 1, {.noise = 0.002});

    CHECK(reader.page(tests::png(*scan), 1).state == ExtractionState::limitReached);
}

TEST_CASE("files that are none end in a state", "[ocr]") {
    ocr::OcrReader reader(tests::programPath("vanthu-ocr"));

    CHECK(reader.page(std::string_view(""), 1).state == ExtractionState::noText);
    CHECK(reader.page(std::string_view("GIF89a......"), 1).state == ExtractionState::unsupported);
    CHECK(reader.page("\xFF\xD8\xFF\xE0" + std::string(20, 'x'), 1).state == ExtractionState::damaged);
    CHECK(reader.page(std::string_view("II*\0\x08\0\0\0\xFF\xFFxx", 12), 1).state ==
          ExtractionState::damaged);
    CHECK(reader.page(std::string_view("%PDF-1.4 nothing"), 1).state == ExtractionState::damaged);
    CHECK(reader.page(std::string_view("chữ"), 1).state == ExtractionState::noText);
    CHECK(reader.page(tests::printedPdf({"một trang"}), 2).state == ExtractionState::damaged);
}

TEST_CASE("the text form of a recognised page comes back as it was, and nothing else is taken", "[ocr]") {
    layout::OcrPage page;
    page.number = 3;
    page.widthMm = 210;
    page.heightMm = 297;
    page.turnDegrees = 90;
    page.skewDegrees = -1.25;
    page.lines.push_back({14, {{"Điều", {30, 20, 41, 25}, 96}, {"1.", {42, 20, 45, 25}, 88}}});

    const auto text = layout::toText(page);
    const auto again = layout::parseOcrPage(text);

    REQUIRE(again);
    CHECK(layout::toText(*again) == text);
    CHECK(layout::textOf(*again) == "Điều 1.\n");
    CHECK(layout::confidenceOf(*again) > 90);
    for (const std::string bad : {"", "ocr", "ocr\t0\t210\t297\t0\t0", "ocr\t1\t210\t297\t45\t0",
                                  "ocr\t1\t-1\t297\t0\t0", "ocr\t1\t210\t297\t0\t0\nword\t1\t0\t0\t1\t1\tx",
                                  "ocr\t1\t210\t297\t0\t0\nline\t14\nword\t101\t0\t0\t1\t1\tx",
                                  "ocr\t1\t210\t297\t0\t0\nline\t14\nword\t1\t5\t0\t1\t1\tx",
                                  "ocr\t1\t210\t297\t0\t0\nother", "ocr\t1\tnan\t297\t0\t0"})
        CHECK_FALSE(layout::parseOcrPage(bad));
    const auto pages = layout::parseScannedPages("scanned\t5\t1\t3\t5");
    REQUIRE(pages);
    CHECK(pages->scanned == std::vector{1, 3, 5});
    for (const std::string bad :
         {"scanned", "scanned\t2\t3", "scanned\t3\t2\t2", "scanned\t3\t0", "pages\t1\t1"})
        CHECK_FALSE(layout::parseScannedPages(bad));
}
