#include <catch2/catch.hpp>

#include "tests/indexer/extracted.h"

using namespace vanthu::tests;
using vanthu::domain::ExtractionState;

namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

const std::string kWorkbook =
    R"(<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Sổ đến" sheetId="1" r:id="rId7"/>)"
    R"(<sheet name="Trống" sheetId="2" r:id="rId8"/></sheets></workbook>)";
const std::string kWorkbookRelations =
    R"(<Relationships><Relationship Id="rId7" Type="x/worksheet" Target="worksheets/sheet5.xml"/>)"
    R"(<Relationship Id="rId8" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>)";

Parts workbookOf(const std::string& rows) {
    return {{"[Content_Types].xml", "<Types/>"},
            {"xl/workbook.xml", kWorkbook},
            {"xl/_rels/workbook.xml.rels", kWorkbookRelations},
            {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"},
            {"xl/worksheets/sheet5.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"},
            {"xl/sharedStrings.xml",
             "<sst><si><t>một</t></si><si><r><t>h</t></r><r><t>ai</t></r><rPh><t>x</t></rPh></si></sst>"},
            {"xl/styles.xml",
             R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>)"
             R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>)"}};
}

const std::string kPresentation =
    R"(<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="rId3"/>)"
    R"(<p:sldId id="257" r:id="rId2"/></p:sldIdLst></p:presentation>)";
const std::string kPresentationRelations =
    R"(<Relationships><Relationship Id="rId2" Type="x/slide" Target="slides/slide1.xml"/>)"
    R"(<Relationship Id="rId3" Type="x/slide" Target="slides/slide2.xml"/></Relationships>)";

std::string slideOf(const std::string& text) {
    return R"(<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>)" + text +
           "</a:t></a:r><a:fld><a:t>12</a:t></a:fld></a:p></p:sld>";
}

Parts presentation() {
    return {{"[Content_Types].xml", "<Types/>"},
            {"ppt/presentation.xml", kPresentation},
            {"ppt/_rels/presentation.xml.rels", kPresentationRelations},
            {"ppt/slides/slide1.xml", slideOf("Trang sau")},
            {"ppt/slides/slide2.xml", slideOf("Trang đầu")},
            {"ppt/slides/_rels/slide2.xml.rels",
             R"(<Relationships><Relationship Id="a" Type="x/notesSlide" Target="../notesSlides/n.xml"/>)"
             R"(<Relationship Id="b" Type="x/slideLayout" Target="../layout.xml"/></Relationships>)"},
            {"ppt/notesSlides/n.xml", slideOf("Ghi chú")},
            {"ppt/layout.xml", slideOf("Bấm để sửa")}};
}

Parts odfOf(const std::string& content) {
    return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
            {"content.xml",
             R"(<o:document xmlns:o="o" xmlns:t="t" xmlns:table="b">)" + content + "</o:document>"}};
}

}  // namespace

TEST_CASE("a workbook gives its sheets by name and its cells as they are shown", "[indexer][extract]") {
    const auto [rows, text] = GENERATE(table<std::string, std::string>({
        {R"(<row><c t="s"><v>1</v></c><c t="inlineStr"><is><t>ba</t></is></c></row><row><c t="s"><v>0</v></c></row>)",
         "Sổ đến\nhai ba\nmột"},
        {R"(<row><c s="1"><v>43371</v></c><c s="2"><v>43371.5</v></c><c><v>43371</v></c></row>)",
         "Sổ đến\n28/09/2018 28/09/2018 43371"},
        {R"(<row><c><v>0.30000000000000004</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>)",
         "Sổ đến\n0.3 TRUE #N/A"},
        {R"(<row><c t="str"><f>A1</f><v>công thức</v></c><c t="s"><v>99</v></c><c t="s"><v>x</v></c></row>)",
         "Sổ đến\ncông thức"},
        {R"(<row><c s="1"><v>60</v></c><c><v>nan</v></c></row>)", "Sổ đến\n60"},
    }));
    const auto answer = extractedZip(workbookOf(rows));
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == text);
    CHECK(answer.reason.empty());
}

TEST_CASE("a workbook without cells has no text", "[indexer][extract]") {
    CHECK(extractedZip(workbookOf("")).state == ExtractionState::noText);
}

TEST_CASE("drawings and comments of a workbook are read", "[indexer][extract]") {
    auto parts = workbookOf(R"(<row><c><v>1</v></c></row>)");
    parts.emplace_back("xl/drawings/drawing1.xml", slideOf("Hộp chữ"));
    parts.emplace_back("xl/comments1.xml",
                       "<comments><comment><text><r><t>Lời bình</t></r></text></comment></comments>");
    CHECK(extractedZip(parts).text == "Sổ đến\n1\nHộp chữ\nLời bình");
}

TEST_CASE("a million cells that point to one long text end at the limit of the text", "[indexer][extract]") {
    auto parts = workbookOf("");
    std::string rows;
    for (int i = 0; i < 100'000; ++i)
        rows += R"(<row><c t="s"><v>0</v></c></row>)";
    parts[4].second = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    parts[5].second = "<sst><si><t>" + std::string(1u << 20, 'a') + "</t></si></sst>";
    const auto answer = extractedZip(parts);
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text.size() <= vanthu::limits::kExtractOutputBytes);
    CHECK_FALSE(answer.reason.empty());
}

TEST_CASE("a sheet that breaks off gives what stands before", "[indexer][extract]") {
    const auto answer = extractedZip(workbookOf(R"(<row><c><v>1</v></c></row><row><c><v>2</v></row>)"));
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "Sổ đến\n1");
    CHECK_FALSE(answer.reason.empty());
}

TEST_CASE("entities in a part of an office file are refused", "[indexer][extract]") {
    const std::string bomb = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;'>]><a>&y;</a>";
    for (const char* name : {"xl/workbook.xml", "xl/worksheets/sheet5.xml", "xl/sharedStrings.xml"}) {
        CAPTURE(name);
        auto parts = workbookOf(R"(<row><c><v>1</v></c></row>)");
        for (auto& [partName, content] : parts)
            if (partName == name) content = bomb;
        CHECK(extractedZip(parts).state == ExtractionState::damaged);
    }
    auto slides = presentation();
    slides[1].second = bomb;
    CHECK(extractedZip(slides).state == ExtractionState::damaged);
}

TEST_CASE("a presentation gives its slides in their order, with notes", "[indexer][extract]") {
    const auto answer = extractedZip(presentation());
    CHECK(answer.state == ExtractionState::text);
    CHECK(answer.text == "Trang đầu\nGhi chú\nTrang sau");
}

TEST_CASE("a presentation whose parts are missing or lead nowhere is read as far as it goes",
          "[indexer][extract]") {
    auto parts = presentation();
    parts[5].second = R"(<Relationships><Relationship Id="a" Type="x/notesSlide" Target="../../../../x"/>)"
                      R"(<Relationship Id="b" Type="x/notesSlide" Target="slide2.xml"/></Relationships>)";
    CHECK(extractedZip(parts).text == "Trang đầu\nTrang sau");
    parts[2].second = "<Relationships/>";
    CHECK(extractedZip(parts).state == ExtractionState::noText);
    parts[1].second = "no xml";
    CHECK(extractedZip(parts).state == ExtractionState::damaged);
}

TEST_CASE("an ODS gives its sheets by name, an ODP its pages", "[indexer][extract]") {
    CHECK(extractedZip(odfOf(R"(<table:table table:name="Sổ đi"><table:table-row><table:table-cell>)"
                             "<t:p>một</t:p></table:table-cell><table:table-cell><t:p>28/09/2018</t:p>"
                             "</table:table-cell></table:table-row></table:table>"))
              .text == "Sổ đi\nmột\n28/09/2018");
    CHECK(extractedZip(odfOf("<page><t:p>Trang một</t:p><notes><t:p>Ghi chú</t:p></notes></page>")).text ==
          "Trang một\nGhi chú");
}

TEST_CASE("encrypted office files of every kind say so", "[indexer][extract]") {
    CHECK(extractedZip(workbookOf(""), "secret").state == ExtractionState::encrypted);
    CHECK(extractedZip(presentation(), "secret").state == ExtractionState::encrypted);
    CHECK(extractedZip({{"mimetype", "application/vnd.oasis.opendocument.presentation"},
                        {"encrypted-package", "\x01\x02"},
                        {"META-INF/manifest.xml", "<m><manifest:encryption-data/></m>"}})
              .state == ExtractionState::encrypted);
}
