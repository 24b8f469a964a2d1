#include "indexer/codes_client/code_reader.h"

#include "schemas/domain/scan_code.h"
#include "server/reports/arrival_stamp.h"
#include "server/reports/pdf_document.h"
#include "server/reports/qr_code.h"
#include "server/reports/separator_sheet.h"
#include "tests/ocr/scans.h"
#include "tests/support/programs.h"
#include "tests/support/test_data.h"

#include <leptonica/allheaders.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::tests {
namespace {

using domain::ExtractionState;
using Codes = std::vector<std::string>;

const std::string kSeparator(domain::kSeparatorCode);
const std::string kStamp = "VT1:DEN:123456:9F3A6C1D";

/// A page that is as large as a field.
constexpr std::string_view pdfBomb() {
    return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
           "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
           "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 59500 84200]/Contents 4 0 "
           "R/Resources<</XObject<</I 5 0 "
           "R>>>>>>endobj\n"
           "4 0 obj<</Length 28>>stream\n59500 0 0 84200 0 0 cm /I Do\nendstream endobj\n"
           "5 0 obj<</Type/XObject/Subtype/Image/Width 400000/Height "
           "400000/ColorSpace/DeviceRGB/BitsPerComponent "
           "8/Filter/RunLengthDecode/Length 3>>stream\n\x81z\x80\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
}

codes::CodeReader reader() {
    return codes::CodeReader(programPath("vanthu-codes"));
}

Codes codesIn(codes::CodeReader& looking, const std::string& file) {
    const auto answer = looking.pages(limited::sealedFile(file));
    CAPTURE(answer.reason);
    REQUIRE(answer.state == ExtractionState::text);
    REQUIRE(answer.pages.size() == 1);
    return answer.pages[0].codes;
}

/// A letter with the dấu "ĐẾN" as it is printed on it.
std::string stampedLetter() {
    reports::ArrivalStamp stamp;
    stamp.organisation = "Sở Nội vụ";
    stamp.number = "05";
    stamp.day = "28/09/2018";
    stamp.code = kStamp;
    return reports::stampPage(stamp, {32, 52});
}

/// Angles and dirt as they come of a feeder; the same in every run.
Scanning feeder(int sheet) {
    Scanning how;
    how.dpi = sheet % 3 == 0 ? 150 : sheet % 3 == 1 ? 200 : 300;
    how.skewDegrees = (sheet * 37 % 101 - 50) / 10.0;
    how.turnDegrees = sheet % 4 == 3 ? 180 : 0;
    how.noise = (sheet * 7 % 11) / 1000.0;
    how.seed = static_cast<unsigned>(sheet);
    return how;
}

int foundOf(const std::string& printed, const std::string& code, int sheets, double leastDpi) {
    auto looking = reader();
    int found = 0;
    for (int sheet = 0; sheet < sheets; ++sheet) {
        auto how = feeder(sheet);
        how.dpi = std::max(how.dpi, leastDpi);
        std::vector<ScanPtr> pages;
        pages.push_back(scanned(printed, 1, how));
        if (codesIn(looking, imagePdf(pages)) == Codes{code})
            ++found;
        else
            std::cout << "missed: " << how.dpi << " dpi, " << how.skewDegrees << "°, noise " << how.noise
                      << '\n';
    }
    return found;
}

TEST_CASE("separator sheets and stamps are found askew, dirty and upside down", "[stacks]") {
    CHECK(foundOf(reports::separatorSheets(1, {}), kSeparator, 3, 0) == 3);
    CHECK(foundOf(stampedLetter(), kStamp, 3, 200) == 3);
}

TEST_CASE("at least 98 in 100 separator sheets are found", "[.bench]") {
    const auto found = foundOf(reports::separatorSheets(1, {}), kSeparator, 50, 0);
    std::cout << "separator sheets found: " << found << " of 50\n";
    CHECK(found >= 49);
}

TEST_CASE("at least 98 in 100 stamps are found", "[.bench]") {
    const auto found = foundOf(stampedLetter(), kStamp, 50, 200);
    std::cout << "stamps found: " << found << " of 50\n";
    CHECK(found >= 49);
}

TEST_CASE("a sheet is found after a fax, in black and white at 100 dpi", "[stacks]") {
    auto how = feeder(1);
    how.dpi = 100;
    std::vector<ScanPtr> pages;
    const auto grey = scanned(reports::separatorSheets(1, {}), 1, how);
    pages.emplace_back(pixConvertTo1(grey.get(), 128));
    auto looking = reader();

    CHECK(codesIn(looking, tiff(pages)) == Codes{kSeparator});
}

TEST_CASE("one code of a sheet is enough", "[stacks]") {
    const auto scan = scanned(reports::separatorSheets(1, {}), 1, {.dpi = 150});
    const auto width = pixGetWidth(scan.get());
    const auto height = pixGetHeight(scan.get());
    auto looking = reader();
    // The upper two thirds are torn off; then the rest.
    for (const auto& [top, bottom] : {std::pair{0.0, 0.7}, std::pair{0.7, 1.0}}) {
        ScanPtr torn(pixCopy(nullptr, scan.get()));
        BOX* box = boxCreate(0, static_cast<l_int32>(top * height), width,
                             static_cast<l_int32>((bottom - top) * height));
        pixSetInRect(torn.get(), box);
        boxDestroy(&box);
        CHECK(codesIn(looking, png(*torn)) == Codes{kSeparator});
    }
}

TEST_CASE("codes of other people are not told", "[stacks]") {
    reports::PdfDocument pdf({});
    pdf.addPage(reports::Paper::a4Portrait);
    reports::drawQrCode(pdf, {30, 30, 60, 60}, "https://example.org", reports::QrStrength::high);
    auto looking = reader();

    CHECK(codesIn(looking, pdf.bytes()).empty());
}

TEST_CASE("a blank page is told from a written one", "[stacks]") {
    auto looking = reader();
    std::vector<ScanPtr> pages;
    auto how = feeder(2);
    pages.push_back(scanned(printedPdf({" "}), 1, how));
    pages.push_back(scanned(printedPdf({"Một dòng chữ là có nội dung."}), 1, how));

    const auto answer = looking.pages(limited::sealedFile(imagePdf(pages)));

    REQUIRE(answer.pages.size() == 2);
    CHECK(answer.pages[0].isBlank);
    CHECK_FALSE(answer.pages[1].isBlank);
}

TEST_CASE("files that are none end in a state and stop nobody", "[stacks]") {
    auto looking = reader();
    const auto stateOf = [&](std::string_view bytes) {
        return looking.pages(limited::sealedFile(bytes)).state;
    };

    CHECK(stateOf("") == ExtractionState::unsupported);
    CHECK(stateOf("chữ") == ExtractionState::unsupported);
    CHECK(stateOf("%PDF-1.4 nothing") == ExtractionState::damaged);
    CHECK(stateOf("\xFF\xD8\xFF\xE0xxxxxxxxxxxxxxxxxxxx") == ExtractionState::damaged);
    CHECK(codesIn(looking, reports::separatorSheets(1, {})) == Codes{kSeparator});
}

TEST_CASE("a page that costs too much ends the look within its limits", "[stacks]") {
    auto limits = codes::kCodeLimits;
    SECTION("memory") {
        limits.memoryBytes = 120'000'000;
    }
    SECTION("processor") {
        limits.cpuSeconds = 0;
        limits.wallTime = std::chrono::milliseconds{1};
    }
    codes::CodeReader looking(programPath("vanthu-codes"), limits);

    const auto answer = looking.pages(limited::sealedFile(std::string(pdfBomb())));

    CHECK(answer.state != ExtractionState::text);
    CHECK(answer.state != ExtractionState::pending);
    CHECK_FALSE(answer.reason.empty());
}

TEST_CASE("no page of real documents is a separator sheet, or blank for a stamp", "[.bench]") {
    const auto data = testData("office_files");
    if (!data) {
        WARN("no office_files beside the project: nothing measured");
        return;
    }
    auto looking = reader();
    int files = 0, pages = 0;
    double seconds = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(*data)) {
        if (entry.path().extension() != ".pdf") continue;
        CAPTURE(entry.path().filename());
        const auto file = limited::sealedFile(contentOf(entry.path()));
        const auto begin = std::chrono::steady_clock::now();
        const auto answer = looking.pages(file);
        seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        ++files;
        pages += static_cast<int>(answer.pages.size());
        for (const auto& page : answer.pages)
            CHECK(page.codes.empty());
    }
    std::cout << files << " files, " << pages << " pages, " << pages / std::max(seconds, 1e-9)
              << " pages/s\n";
    CHECK(pages > 0);
}

}  // namespace
}  // namespace vanthu::tests
