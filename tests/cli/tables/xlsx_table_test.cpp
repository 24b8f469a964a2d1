#include "client-cli/tables/xlsx_table.h"

#include "tests/cli/tables/rows.h"
#include "tests/support/temp_dir.h"

#include <xlsxwriter.h>
#include <catch2/catch.hpp>

using namespace vanthu::tests;
using vanthu::tables::TableError;
using Cells = std::vector<std::vector<std::string>>;

namespace {

std::string sheetOf(const std::string& rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

std::vector<vanthu::tables::Row> rowsOfParts(const WorkbookParts& parts) {
    return rowsOfText("so.xlsx", workbookOf(parts));
}

}  // namespace

TEST_CASE("a workbook of a real program reads as it looks", "[tables]") {
    const TempDir folder;
    const auto file = folder.path() / "so.xlsx";
    lxw_workbook* workbook = workbook_new(file.c_str());
    lxw_worksheet* hidden = workbook_add_worksheet(workbook, "Danh mục");
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Sổ đến");
    worksheet_hide(hidden);
    worksheet_activate(sheet);
    worksheet_set_first_sheet(sheet);
    lxw_format* days = workbook_add_format(workbook);
    format_set_num_format(days, "dd/mm/yyyy");
    lxw_format* money = workbook_add_format(workbook);
    format_set_num_format(money, "#,##0.00 \"ngày\"");
    worksheet_merge_range(sheet, 0, 0, 0, 3, "SỔ ĐĂNG KÝ", nullptr);
    lxw_datetime day{2019, 1, 5, 0, 0, 0};
    worksheet_write_number(sheet, 2, 0, 12, nullptr);
    worksheet_write_datetime(sheet, 2, 1, &day, days);
    worksheet_write_string(sheet, 2, 2, "Về việc “đất đai” & nhà ở", nullptr);
    worksheet_write_number(sheet, 2, 3, 43470, money);
    worksheet_write_boolean(sheet, 2, 4, 1, nullptr);
    worksheet_write_number(sheet, 2, 6, 1.5, nullptr);
    workbook_close(workbook);

    const auto rows = rowsOf(*vanthu::tables::openTable(file));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].line == 1);
    CHECK(rows[1].line == 3);
    CHECK(
        cellsOf(rows) ==
        Cells{{"SỔ ĐĂNG KÝ"}, {"12", "2019-01-05", "Về việc “đất đai” & nhà ở", "43470", "TRUE", "", "1.5"}});
    CHECK(rowsOf(*vanthu::tables::openTable(file, "Sổ đến")).size() == 2);
    try {
        static_cast<void>(vanthu::tables::openTable(file, "Sổ đi"));
        FAIL("a sheet that is none was opened");
    } catch (const TableError& error) {
        CHECK(std::string(error.what()).find("Sổ đến") != std::string::npos);
    }
}

TEST_CASE("texts stand shared, in the cell, or as the result of a formula", "[tables]") {
    WorkbookParts parts;
    parts.sharedTexts =
        "<sst><si><t>một</t></si><si><r><t>h</t></r><r><t>ai</t></r><rPh><t>đọc</t></rPh></si></sst>";
    parts.sheet =
        sheetOf(R"(<row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>ba</t></is></c>)"
                R"(<c t="str"><f>A1</f><v>bốn</v></c><c r="E1" t="s"><v>0</v></c></row>)");
    CHECK(cellsOf(rowsOfParts(parts)) == Cells{{"hai", "", "ba", "bốn", "một"}});
}

TEST_CASE("serial days follow the system of their workbook", "[tables]") {
    WorkbookParts parts;
    parts.workbook.replace(parts.workbook.find("<workbookPr/>"), 13, "<workbookPr date1904=\"1\"/>");
    parts.styles = R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>)";
    parts.sheet =
        sheetOf(R"(<row r="4"><c r="A4" s="1"><v>42008</v></c><c r="B4" s="0"><v>42008</v></c></row>)");
    CHECK(cellsOf(rowsOfParts(parts)) == Cells{{"2019-01-05", "42008"}});
}

TEST_CASE("a declaration with entities is refused", "[tables]") {
    WorkbookParts parts;
    parts.sheet = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" +
                  sheetOf("<row><c t=\"str\"><v>&b;</v></c></row>");
    CHECK_THROWS_AS(rowsOfParts(parts), TableError);
    WorkbookParts shared;
    shared.sharedTexts = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sst><si><t>x</t></si></sst>";
    shared.sheet = sheetOf("");
    CHECK_THROWS_AS(rowsOfParts(shared), TableError);
}

TEST_CASE("an archive that unpacks to a bomb is not unpacked", "[tables]") {
    WorkbookParts parts;
    parts.sheet = sheetOf("<row><c t=\"str\"><v>" + std::string(64u << 20, 'x') + "</v></c></row>");
    CHECK_THROWS_AS(rowsOfParts(parts), TableError);
}

TEST_CASE("what is broken in a workbook is told, whichever part it is", "[tables]") {
    WorkbookParts parts;
    parts.sheet = sheetOf("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    SECTION("no sheet") {
        parts.sheet.clear();
    }
    SECTION("no relations") {
        parts.relations.clear();
    }
    SECTION("a relation that leads nowhere") {
        parts.relations = "<Relationships/>";
    }
    SECTION("no workbook") {
        parts.workbook.clear();
    }
    SECTION("XML that ends early") {
        parts.sheet.resize(parts.sheet.size() - 10);
    }
    SECTION("a shared text that is none") {
        parts.sheet = sheetOf("<row><c t=\"s\"><v>99999999999999999999</v></c></row>");
    }
    SECTION("nesting without end") {
        parts.sheet.clear();
        for (int i = 0; i < 5000; ++i)
            parts.sheet += "<a>";
    }
    CHECK_THROWS_AS(rowsOfParts(parts), TableError);
    CHECK_THROWS_AS(rowsOfText("so.xlsx", "không phải tệp nén"), TableError);
}

TEST_CASE("cells beyond the last column and rows without order do no harm", "[tables]") {
    WorkbookParts parts;
    parts.sheet = sheetOf(
        R"(<row r="5"><c r="XFD5" t="str"><v>xa</v></c></row><row r="2"><c r="@" t="str"><v>a</v></c>)"
        R"(<c r="ZZZZZZ2" t="str"><v>b</v></c></row><row r="x"><c t="n"><v>nan</v></c></row>)");
    const auto rows = rowsOfParts(parts);
    REQUIRE(rows.size() == 3);
    CHECK_FALSE(rows[0].problem.empty());
    CHECK(rows[1].line == 6);
    CHECK(rows[1].cells == std::vector<std::string>{"a", "b"});
    CHECK(rows[2].cells == std::vector<std::string>{"nan"});
}
