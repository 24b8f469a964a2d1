#include "server/stamp/pdf_stamper.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <string>

#include "schemas/domain/error.h"
#include "server/reports/arrival_stamp.h"
#include "server/reports/pdf_document.h"
#include "tests/support/programs.h"
#include "tests/support/read_pdf.h"
#include "tests/support/temp_dir.h"

using namespace vanthu;
using namespace vanthu::tests;
using stamp::PdfStamper;
using stamp::StampLimits;

namespace {

constexpr double kPointsPerMm = 72.0 / 25.4;

std::string letter() {
    reports::PdfDocument pdf({"Kế hoạch", "UBND tỉnh", {}});
    for (const auto* text : {"Kế hoạch cải cách hành chính", "Trang thứ hai"}) {
        pdf.addPage(reports::Paper::a4Portrait);
        pdf.text(30, 120, text, {});
    }
    return pdf.bytes();
}

std::string arrival() {
    reports::ArrivalStamp mark;
    mark.organisation = "Sở Nội vụ";
    mark.number = "05";
    mark.day = "28/09/2018";
    return reports::stampOverlay(mark, {}).pdf;
}

PdfStamper stamper(const StampLimits& limits = {}) {
    return PdfStamper(programPath("vanthu-stamp"), limits);
}

/// The file as the command line of qpdf changes it.
std::string changedBy(const std::string& options, const std::string& pdf) {
    const TempDir folder;
    const auto from = folder.path() / "from.pdf";
    const auto to = folder.path() / "to.pdf";
    std::ofstream(from, std::ios::binary) << pdf;
    REQUIRE(std::system(("qpdf " + options + ' ' + from.string() + ' ' + to.string()).c_str()) == 0);
    return contentOf(to);
}

struct Point {
    double x;
    double y;
};

/// Where pdftotext finds a word on the first page as it is shown, from its upper left corner.
Point placeOf(const std::string& pdf, const std::string& word) {
    const TempDir folder;
    const auto file = folder.path() / "copy.pdf";
    const auto text = folder.path() / "copy.html";
    std::ofstream(file, std::ios::binary) << pdf;
    REQUIRE(std::system(
                ("pdftotext -bbox -l 1 " + file.string() + ' ' + text.string() + " 2> /dev/null").c_str()) ==
            0);
    const auto html = contentOf(text);
    std::smatch found;
    REQUIRE(std::regex_search(html, found,
                              std::regex("xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\"[^>]*>" + word + "<")));
    return {std::stod(found[1]) / kPointsPerMm, std::stod(found[2]) / kPointsPerMm};
}

}  // namespace

TEST_CASE("a stamped copy shows the stamp and everything of the original", "[stamp]") {
    const auto copy = stamper().stamped(letter(), arrival(), {32, 52});

    REQUIRE(copy);
    const auto text = readPdf(*copy);
    for (const auto* part :
         {"ĐẾN", "SỞ NỘI VỤ", "05", "28/09/2018", "cải cách hành chính", "Trang thứ hai"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(text.find("ĐẾN") < text.find("cải cách"));
    CHECK(text.find("ĐẾN", text.find("Trang thứ hai")) == std::string::npos);
}

TEST_CASE("the stamp lies upright where it was asked for, however the page is turned", "[stamp]") {
    const auto* turn = GENERATE("0", "90", "180", "270");
    const auto original = changedBy("--rotate=" + std::string(turn) + ":1", letter());

    const auto copy = stamper().stamped(original, arrival(), {40, 30});

    CAPTURE(turn);
    REQUIRE(copy);
    const auto found = placeOf(*copy, "ĐẾN");
    CHECK(found.x == Approx(40 + 3).margin(4));
    CHECK(found.y == Approx(30 + 9 + 4).margin(4));
}

TEST_CASE("a file that is no readable PDF has no stamped copy", "[stamp]") {
    const auto whole = letter();
    const auto bytes =
        GENERATE_COPY(std::string{}, std::string("%PDF-1.4\nkhông có gì"), std::string(5000, '\xff'),
                      std::string("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages "
                                  "1 0 R>>endobj\ntrailer<</Root 1 0 R>>"),
                      changedBy("--encrypt geheim geheim 256 --", whole));

    CHECK(stamper().stamped(bytes, arrival(), {32, 52}) == std::nullopt);
}

TEST_CASE("a damaged table of a PDF is mended in the copy", "[stamp]") {
    auto damaged = letter();
    damaged.resize(damaged.rfind("xref"));

    const auto copy = stamper().stamped(damaged, arrival(), {32, 52});

    CHECK((!copy || readPdf(*copy).find("ĐẾN") != std::string::npos));
}

TEST_CASE("a file beyond the limits has no stamped copy", "[stamp]") {
    StampLimits limits;
    SECTION("bytes") {
        limits.fileBytes = 1000;
    }
    SECTION("memory") {
        limits.memoryBytes = std::size_t{16} << 20;
    }
    SECTION("time") {
        limits.wallTime = std::chrono::milliseconds{0};
    }

    CHECK(stamper(limits).stamped(letter(), arrival(), {32, 52}) == std::nullopt);
}

TEST_CASE("a missing program is an error of the installation, not of the file", "[stamp]") {
    const PdfStamper missing("/nowhere/vanthu-stamp");

    CHECK_THROWS_AS(missing.stamped(letter(), arrival(), {32, 52}), Error);
}
