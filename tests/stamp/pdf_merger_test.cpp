#include "server/stamp/pdf_merger.h"

#include <catch2/catch.hpp>

#include <string>

#include "schemas/domain/error.h"
#include "server/reports/pdf_document.h"
#include "tests/support/programs.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::tests;
using stamp::kMergeLimits;
using stamp::PdfMerger;

namespace {

std::string letterOf(const std::string& text, int pages) {
    reports::PdfDocument pdf({text, "UBND tỉnh", {}});
    for (int page = 1; page <= pages; ++page) {
        pdf.addPage(reports::Paper::a4Portrait);
        pdf.text(30, 120, text + " trang " + std::to_string(page), {});
    }
    return pdf.bytes();
}

PdfMerger merger(const stamp::StampLimits& limits = kMergeLimits) {
    return PdfMerger(programPath("vanthu-stamp"), limits);
}

}  // namespace

TEST_CASE("PDFs are put one behind the other, all pages in their order", "[stamp]") {
    const auto all =
        merger().merged({letterOf("Kế hoạch", 2), letterOf("Báo cáo", 1), letterOf("Kế hoạch", 1)});

    REQUIRE(all);
    const auto text = readPdf(*all);
    const auto first = text.find("Kế hoạch trang 2");
    const auto second = text.find("Báo cáo trang 1");
    CHECK(text.find("Kế hoạch trang 1") < first);
    CHECK(first < second);
    CHECK(second < text.rfind("Kế hoạch trang 1"));
    CHECK(merger().pagesOf(*all) == 4);
}

TEST_CASE("what cannot be read has no pages and is not merged", "[stamp]") {
    const auto bytes =
        GENERATE(std::string{}, std::string("%PDF-1.4\nkhông có gì"), std::string(5000, '\xff'),
                 std::string("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages "
                             "1 0 R>>endobj\ntrailer<</Root 1 0 R>>"));

    CHECK(merger().pagesOf(bytes) == std::nullopt);
    CHECK(merger().merged({letterOf("Kế hoạch", 1), bytes}) == std::nullopt);
}

TEST_CASE("files beyond the limits together are not merged", "[stamp]") {
    auto limits = kMergeLimits;
    SECTION("bytes") {
        limits.fileBytes = 1000;
    }
    SECTION("memory") {
        limits.memoryBytes = std::size_t{16} << 20;
    }
    SECTION("time") {
        limits.wallTime = std::chrono::milliseconds{0};
    }

    CHECK(merger(limits).merged({letterOf("Kế hoạch", 1)}) == std::nullopt);
    CHECK(merger(limits).pagesOf(letterOf("Kế hoạch", 1)) == std::nullopt);
}

TEST_CASE("a missing program is an error of the installation, not of the files", "[stamp]") {
    const PdfMerger missing("/nowhere/vanthu-stamp");

    CHECK_THROWS_AS(missing.pagesOf(letterOf("Kế hoạch", 1)), Error);
}
