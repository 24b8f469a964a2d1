#include "indexer/extract_client/extractor.h"
#include "tests/indexer/extract_files.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::tests {
namespace {

using domain::ExtractionState;
using layout::Side;

constexpr const char* kStyles =
    R"(<w:styles xmlns:w="w"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/>)"
    R"(<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:sz w:val="26"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="T"><w:basedOn w:val="N"/><w:pPr><w:jc w:val="center"/></w:pPr>)"
    R"(<w:rPr><w:b/><w:rFonts w:hAnsi="Times New Roman"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="X"><w:basedOn w:val="Y"/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Y"><w:basedOn w:val="X"/></w:style></w:styles>)";
constexpr const char* kTheme =
    R"(<a:theme xmlns:a="a"><a:themeElements><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/>)"
    R"(</a:minorFont></a:fontScheme></a:themeElements></a:theme>)";

struct Reading {
    TempDir folder;
    extract::Extractor reader;

    extract::ExtractedLayout of(const std::vector<std::pair<std::string, std::string>>& entries) {
        const auto path = writeZip(folder.path() / "a.docx", entries);
        std::ifstream file(path, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::filesystem::remove(path);
        return reader.layoutOfBytes(bytes);
    }
    extract::ExtractedLayout ofBody(const std::string& body) {
        return of({{"word/document.xml",
                    "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>" + body + "</w:body></w:document>"},
                   {"word/styles.xml", kStyles},
                   {"word/theme/theme1.xml", kTheme}});
    }
    /// "left: text", one line each.
    std::string linesOf(const std::string& body) {
        const auto read = ofBody(body);
        REQUIRE(read.layout);
        std::string lines;
        for (const auto& line : read.layout->lines)
            lines += std::string(domain::code(line.side)) + ": " + line.text + '\n';
        return lines;
    }
};

std::string paragraph(const std::string& runs, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}

std::string run(const std::string& text, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
}

std::string row(const std::vector<std::string>& cells) {
    std::string text = "<w:tr>";
    for (const auto& cell : cells)
        text += "<w:tc>" + paragraph(run(cell)) + "</w:tc>";
    return text + "</w:tr>";
}

TEST_CASE("letters look as defaults, styles and runs say, the nearest last", "[layout]") {
    Reading reading;
    const auto look = [&](const std::string& body) {
        const auto read = reading.ofBody(body);
        REQUIRE(read.layout);
        return read.layout->lines.at(0);
    };

    const auto plain = look(paragraph(run("chữ")));
    CHECK(plain.font == "Calibri");
    CHECK(plain.sizePt == 13);
    CHECK_FALSE(plain.bold);

    const auto styled = look(paragraph(run("chữ"), R"(<w:pStyle w:val="T"/>)"));
    CHECK(styled.font == "Times New Roman");
    CHECK(styled.sizePt == 13);
    CHECK(styled.bold);
    CHECK(styled.align == layout::Align::centre);

    const auto direct = look(paragraph(run("chữ", R"(<w:b w:val="0"/><w:i/><w:caps/><w:sz w:val="29"/>)"),
                                       R"(<w:pStyle w:val="T"/><w:jc w:val="both"/>)"));
    CHECK_FALSE(direct.bold);
    CHECK(direct.italic);
    CHECK(direct.sizePt == 14.5);
    CHECK(direct.text == "CHỮ");
    CHECK(direct.align == layout::Align::justified);

    CHECK(look(paragraph(run("vòng"), R"(<w:pStyle w:val="X"/>)")).text == "vòng");  // a circle of styles
}

TEST_CASE("what readers do not see is no line, what was inserted is", "[layout]") {
    Reading reading;

    CHECK(reading.linesOf(paragraph(run("thấy") + run("ẩn", "<w:vanish/>") + "<w:del>" + run("xóa") +
                                    "</w:del>" + "<w:ins>" + run(" thêm") + "</w:ins>") +
                          paragraph(run("-----")) + paragraph("")) == "whole: thấy thêm\n");
}

TEST_CASE("a table of two columns without lines makes columns, others are tables", "[layout]") {
    Reading reading;
    const auto grid = std::string(R"(<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="5000"/></w:tblGrid>)");
    const auto drawn =
        std::string(R"(<w:tblPr><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>)");

    CHECK(reading.linesOf("<w:tbl>" + grid + row({"a", "b"}) + "</w:tbl>") == "left: a\nright: b\n");
    CHECK(reading.linesOf("<w:tbl>" + drawn + grid + row({"a", "b"}) + "</w:tbl>") == "table: a\ntable: b\n");
    CHECK(reading.linesOf("<w:tbl>" + row({"a", "b", "c", "d"}) + "</w:tbl>") ==
          "table: a\ntable: b\ntable: c\ntable: d\n");
    CHECK(reading.linesOf("<w:tbl>" + grid + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" +
                          paragraph(run("cả hàng")) + "</w:tc></w:tr></w:tbl>") == "whole: cả hàng\n");
}

TEST_CASE("tabs and many blanks make columns where they leave room for two", "[layout]") {
    Reading reading;
    const auto tab = std::string("<w:r><w:tab/></w:r>");
    const auto stop = std::string(R"(<w:tabs><w:tab w:val="left" w:pos="5000"/></w:tabs>)");

    CHECK(reading.linesOf(paragraph(run("SỞ NỘI VỤ") + tab + run("Độc lập"), stop)) ==
          "left: SỞ NỘI VỤ\nright: Độc lập\n");
    CHECK(reading.linesOf(paragraph(run("SỞ NỘI VỤ                                        Độc lập"))) ==
          "left: SỞ NỘI VỤ\nright: Độc lập\n");
    CHECK(reading.linesOf(paragraph(run("1.") + tab + run("Mục đích"))) == "whole: 1. Mục đích\n");
}

TEST_CASE("pages are counted as the file tells of them", "[layout]") {
    Reading reading;
    const auto made = std::string(R"(<w:r><w:br w:type="page"/></w:r>)");
    const auto rendered = std::string("<w:r><w:lastRenderedPageBreak/></w:r>");

    const auto byBreaks = reading.ofBody(paragraph(run("a")) + paragraph(made + run("b")));
    const auto byWord =
        reading.ofBody(paragraph(run("a")) + paragraph(made) + paragraph(rendered + run("b")));

    for (const auto* read : {&byBreaks, &byWord}) {
        REQUIRE(read->layout);
        CHECK(read->layout->pageCount == 2);
        CHECK(read->layout->lines.at(1).page == 2);
    }
}

TEST_CASE("paper and margins are those of every section", "[layout]") {
    Reading reading;
    const auto section = [](const char* width, const char* left) {
        return std::string(R"(<w:sectPr><w:pgSz w:w=")") + width +
               R"(" w:h="16838"/><w:pgMar w:top="-1134" w:left=")" + left +
               R"(" w:right="850" w:bottom="1134" w:gutter="284"/></w:sectPr>)";
    };

    const auto read = reading.ofBody(paragraph(run("a"), section("11906", "1417")) + paragraph(run("b")) +
                                     section("16838", "850"));

    REQUIRE(read.layout);
    REQUIRE(read.layout->pages.size() == 2);
    CHECK(read.layout->pages[0].widthMm == Approx(210).margin(0.05));
    CHECK(read.layout->pages[0].topMm == Approx(20).margin(0.05));
    CHECK(read.layout->pages[0].leftMm == Approx(30).margin(0.05));
    CHECK(read.layout->pages[1].widthMm == Approx(297).margin(0.05));
}

TEST_CASE("hostile files give a state and a reason, and the child serves on", "[layout]") {
    Reading reading;
    std::string deep;
    for (int i = 0; i < 400; ++i)
        deep += "<w:p>";
    const auto document = [](const std::string& content) {
        return std::vector<std::pair<std::string, std::string>>{{"word/document.xml", content}};
    };

    CHECK(reading.of(document("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")).state ==
          ExtractionState::damaged);
    CHECK(reading.of(document("<w:document xmlns:w=\"w\">" + deep)).state == ExtractionState::damaged);
    CHECK(reading.of(document("<w:document xmlns:w=\"w\"><w:body>")).state == ExtractionState::damaged);
    CHECK(reading.of(document("")).state == ExtractionState::damaged);
    CHECK(reading.of({{"content.xml", "<a/>"}}).state == ExtractionState::unsupported);
    CHECK(reading.of(document(std::string(60 << 20, ' '))).state == ExtractionState::limitReached);
    std::string many = "<w:document xmlns:w=\"w\"><w:body>";
    for (int i = 0; i < 1'100'000; ++i)
        many += (i % 7 == 0 ? "<w:p/>" : "<w:b/>");
    CHECK(reading.of(document(many + "</w:body></w:document>")).state == ExtractionState::limitReached);
    CHECK(reading.reader.layoutOfBytes("").state == ExtractionState::unsupported);
    CHECK(reading.reader.layoutOfBytes("%PDF-1.7 nothing").state == ExtractionState::damaged);
    CHECK(reading.linesOf(paragraph(run("vẫn đọc được"))) == "whole: vẫn đọc được\n");
}

TEST_CASE("words of a PDF come with their font, size and place", "[layout]") {
    Reading reading;

    const auto read = reading.reader.layoutOfBytes(pdfOf("So: 05/KH-SNV"));

    REQUIRE(read.layout);
    CHECK(read.layout->margins == layout::Margins::measured);
    const auto& line = read.layout->lines.at(0);
    CHECK(line.text == "So: 05/KH-SNV");
    CHECK(line.font == "Helvetica");
    CHECK(line.sizePt == 12);
    CHECK(line.box.left == Approx(17.6).margin(0.1));
    CHECK(read.layout->pages.at(0).leftMm == Approx(17.6).margin(0.1));
}

TEST_CASE("pictures with the marks of a signing program are still scans", "[layout]") {
    Reading reading;

    CHECK(reading.reader.layoutOfBytes(pdfOf("Signature Not Verified")).state == ExtractionState::noText);
}

}  // namespace
}  // namespace vanthu::tests
