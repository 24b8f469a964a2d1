#include "server/app/issue_marks.h"

#include "schemas/domain/notation.h"
#include "schemas/domain/refusal.h"
#include "server/reports/pdf_document.h"
#include "tests/support/read_pdf.h"

#include <catch2/catch.hpp>

#include <optional>
#include <string>

namespace vanthu::tests {
namespace {

constexpr double kLeftMm = 30;
constexpr double kTopMm = 40;

/// A line in 13 points that is that much wider than its words.
layout::Line headLine(const std::string& text, double extraMm) {
    reports::PdfDocument pdf({"", "", {}});
    pdf.addPage(reports::Paper::a4Portrait);
    layout::Line line;
    line.text = text;
    line.sizePt = 13;
    line.box = {kLeftMm, kTopMm, kLeftMm + pdf.textWidthMm(text, {}) + extraMm, kTopMm + 5};
    return line;
}

domain::Document numbered(int number, const std::string& day) {
    domain::Document document;
    document.registryNumber = {number, ""};
    document.issuedDate = domain::parseIsoDate(day);
    return document;
}

std::optional<reports::PlacedLook> marksOn(const std::string& text, double extraMm,
                                           const domain::Document& document) {
    layout::Layout page;
    page.lines.push_back(headLine(text, extraMm));
    return app::issueMarks(page, document);
}

std::string writtenOn(const std::string& text, const domain::Document& document) {
    const auto marks = marksOn(text, 40, document);
    if (!marks) return "";
    auto read = readPdf(marks->look.pdf);
    std::string words;
    for (const char letter : read)
        if (letter > ' ' || (!words.empty() && words.back() != ' ')) words += letter > ' ' ? letter : ' ';
    return words.substr(0, words.find_last_not_of(' ') + 1);
}

TEST_CASE("the number and the day go where the page leaves them blank", "[app]") {
    const auto document = numbered(5, "2026-02-09");
    CHECK(writtenOn("Số: /KH-SNV", document) == "05");
    CHECK(writtenOn("Số: /2026/QĐ-UBND", document) == "05");
    CHECK(writtenOn("Số: -KL/TU", document) == "05");
    CHECK(writtenOn("Bình Minh, ngày tháng năm 2026", document) == "09 02");
    CHECK(writtenOn("Bình Minh, ngày tháng năm", document) == "09 02 2026");
    CHECK(writtenOn("Bình Minh, ngày tháng 02 năm 2026", document) == "09");
    CHECK(writtenOn("Bình Minh, ngày tháng năm 2026", numbered(5, "2026-11-28")) == "28 11");
    CHECK(writtenOn("Bình Minh, ngày tháng năm 2026", numbered(5, "2026-03-28")) == "28 3");
}

TEST_CASE("a number stands amid its blank", "[app]") {
    const auto marks = marksOn("Số: /KH-SNV", 20, numbered(123, "2026-02-09"));
    REQUIRE(marks);
    reports::PdfDocument pdf({"", "", {}});
    pdf.addPage(reports::Paper::a4Portrait);
    const double label = pdf.textWidthMm("Số:", {});
    const double blank = 20 + pdf.textWidthMm(" ", {});
    CHECK(marks->leftMm + marks->look.widthMm / 2 == Approx(kLeftMm + label + blank / 2).margin(0.1));
    CHECK(marks->look.widthMm == Approx(pdf.textWidthMm("123", {})).margin(0.1));
}

TEST_CASE("a page that says what the register says is left alone", "[app]") {
    const auto document = numbered(5, "2026-02-09");
    CHECK_FALSE(marksOn("Số: 05/KH-SNV", 0, document));
    CHECK_FALSE(marksOn("Bình Minh, ngày 09 tháng 02 năm 2026", 0, document));
    CHECK_FALSE(marksOn("Nội dung kế hoạch", 0, document));
    CHECK_FALSE(app::issueMarks({}, document));
    CHECK_FALSE(marksOn("Số: /KH-SNV", 20, {}));
}

TEST_CASE("a page that says something else, or has no room, is refused", "[app]") {
    const auto document = numbered(1234, "2026-02-09");
    const auto refusal = [&](const std::string& text, double extraMm) {
        try {
            static_cast<void>(marksOn(text, extraMm, document));
        } catch (const Refused& refused) {
            return refused.refusal();
        }
        FAIL("nothing was refused");
        return Refusal{};
    };
    CHECK(refusal("Số: 12/KH-SNV", 0) == Refusal::printedDiffers);
    CHECK(refusal("Bình Minh, ngày 10 tháng 02 năm 2026", 0) == Refusal::printedDiffers);
    CHECK(refusal("Bình Minh, ngày tháng năm 2025", 20) == Refusal::printedDiffers);
    CHECK(refusal("Số: /KH-SNV", 0) == Refusal::noRoomForNumber);
}

}  // namespace
}  // namespace vanthu::tests
