#include "server/reports/pdf_document.h"

#include <catch2/catch.hpp>

#include "schemas/domain/error.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

PdfDocument page() {
    PdfDocument document({"Thử", "Sở Nội vụ", {}});
    document.addPage(Paper::a4Portrait);
    return document;
}

}  // namespace

TEST_CASE("the embedded font has every Vietnamese letter", "[reports]") {
    // A missing glyph has the font's default width; a letter with marks is as wide as the letter without.
    const auto [base, letters] = GENERATE(table<const char*, std::vector<const char*>>({
        {"a", {"ả", "ạ", "ắ", "ặ", "ẵ", "ấ", "ậ", "ẫ", "ã"}},
        {"e", {"ẻ", "ẹ", "ẽ", "ế", "ệ", "ễ"}},
        {"o", {"ỏ", "ọ", "ố", "ộ", "ỗ"}},
        {"u", {"ủ", "ụ", "ũ"}},
        {"y", {"ỷ", "ỵ", "ỹ", "ỳ"}},
        {"ơ", {"ớ", "ợ", "ỡ"}},
        {"A", {"Ả", "Ạ", "Ắ", "Ậ"}},
        {"O", {"Ỏ", "Ọ", "Ố", "Ộ"}},
    }));
    const auto face = GENERATE(FontFace::regular, FontFace::bold, FontFace::italic, FontFace::boldItalic);
    const auto document = page();

    for (const auto* letter : letters) {
        INFO(letter);
        CHECK(document.textWidthMm(letter, {face, 100}) == Approx(document.textWidthMm(base, {face, 100})));
    }
    CHECK(document.textWidthMm("ơ", {face, 100}) > document.textWidthMm("o", {face, 100}));
}

TEST_CASE("text is wrapped at blanks and never wider than asked", "[reports]") {
    const auto document = page();
    const TextStyle style{FontFace::regular, 13};
    const std::string text = "Về việc triển khai kế hoạch cải cách hành chính năm 2018 trên địa bàn tỉnh";

    const auto lines = document.wrapped(text, style, 40);

    std::string joined;
    for (const auto& line : lines) {
        CHECK(document.textWidthMm(line, style) <= 40);
        joined += (joined.empty() ? "" : " ") + line;
    }
    CHECK(lines.size() > 2);
    CHECK(joined == text);
}

TEST_CASE("text wraps to one empty line when there is none", "[reports]") {
    CHECK(page().wrapped("", {}, 40) == std::vector<std::string>{""});
}

TEST_CASE("a word wider than its column is broken between characters", "[reports]") {
    const auto document = page();
    const TextStyle style{FontFace::bold, 12};

    const auto lines = document.wrapped("ượượượượượượượượượượượượượượượ", style, 20);

    std::string joined;
    for (const auto& line : lines)
        joined += line;
    CHECK(lines.size() > 1);
    CHECK(joined == "ượượượượượượượượượượượượượượượ");
}

TEST_CASE("an indented paragraph reads back whole", "[reports]") {
    auto document = page();
    const std::string text =
        "Thực hiện Kế hoạch số 456/KH-UBND ngày 28 tháng 9 năm 2018 của Ủy ban nhân dân tỉnh, Sở "
        "Nội vụ đề nghị các sở, ban, ngành báo cáo kết quả trước ngày 15 tháng 12 năm 2018.";

    const double end = document.paragraph({30, 40, 60, 0}, text, {}, Align::left, 12.7);

    CHECK(end > 40 + 4 * lineHeightMm({}));
    std::string words = readPdf(document.bytes());
    for (const auto* part : {"Thực hiện", "456/KH-UBND", "2018."})
        CHECK(words.find(part) != std::string::npos);
}

TEST_CASE("a missing font is an error that says what to install", "[reports]") {
    PdfDocument document({"Thử", "", {}}, "/nowhere");
    document.addPage(Paper::a4Portrait);

    CHECK_THROWS_WITH(document.text(20, 20, "Sở Nội vụ", {}), Catch::Contains("fonts-liberation2"));
}
