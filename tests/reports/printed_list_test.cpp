#include "server/reports/printed_list.h"

#include <catch2/catch.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <iterator>
#include <sstream>

#include "server/reports/case_cover.h"
#include "server/reports/case_xml.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::reports;
using vanthu::tests::readPdf;

namespace {

PrintedList sample(int rows) {
    PrintedList list;
    list.title = "MỤC LỤC VĂN BẢN TRONG HỒ SƠ";
    list.lines = {"Hồ sơ số: 01.TCCB, năm 2026"};
    list.organisation = "Sở Nội vụ";
    list.parentOrganisation = "UBND tỉnh Bình Minh";
    list.columns = {{"STT", 10, true}, {"Tên loại và trích yếu", 60}, {"Ghi chú", 30}};
    list.rows.push_back({{"", "I. Tổ chức cán bộ", ""}, ListRowKind::heading});
    for (int row = 1; row <= rows; ++row)
        list.rows.push_back({{std::to_string(row), "Kế hoạch tuyển dụng công chức", "=1+1"}});
    list.closing = {"Tổng số: " + std::to_string(rows) + " văn bản."};
    list.signers = {"Người lập hồ sơ", "Người nhận"};
    return list;
}

std::size_t countOf(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("a list as DOCX holds its head, its table and its end, and equal lists are equal bytes",
          "[reports]") {
    auto list = sample(2);
    list.rows[1].cells[1] = "a < b & c";
    const auto docx = toDocx(list);
    CHECK(docx == toDocx(list));
    std::stringstream file(docx);
    const Poco::Zip::ZipArchive archive(file);
    std::stringstream again(docx);
    Poco::Zip::ZipInputStream stream(again, archive.findHeader("word/document.xml")->second);
    const std::string xml(std::istreambuf_iterator<char>(stream), {});
    for (const auto* part : {"MỤC LỤC VĂN BẢN TRONG HỒ SƠ", "SỞ NỘI VỤ", "I. Tổ chức cán bộ",
                             "a &lt; b &amp; c", "Tổng số: 2 văn bản.", "NGƯỜI NHẬN", "<w:tblHeader/>"}) {
        INFO(part);
        CHECK(xml.find(part) != std::string::npos);
    }
    CHECK(countOf(xml, "<w:tr>") == 5);  // head, heading, two lines, signers
    CHECK(countOf(xml, "<w:tc>") == 4 * 3 + 2);
}

TEST_CASE("a list of thousands of rows repeats its head on every page, and Vietnamese comes back",
          "[reports]") {
    const auto text = readPdf(toPdf(sample(3000)));

    const auto pages = countOf(text, "Trang ");
    CHECK(pages > 50);
    CHECK(countOf(text, "Tên loại và trích yếu") >= pages - 1);
    CHECK(countOf(text, "Kế hoạch tuyển dụng công chức") == 3000);
    for (const auto* part : {"SỞ NỘI VỤ", "UBND TỈNH BÌNH MINH", "MỤC LỤC VĂN BẢN TRONG HỒ SƠ",
                             "I. Tổ chức cán bộ", "Tổng số: 3000 văn bản.", "NGƯỜI NHẬN"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(text.find("Trang " + std::to_string(pages) + "/" + std::to_string(pages)) != std::string::npos);
}

TEST_CASE("an empty list is printed with its head", "[reports]") {
    const auto text = readPdf(toPdf(sample(0)));
    CHECK(text.find("Tên loại và trích yếu") != std::string::npos);
    CHECK(text.find("Tổng số: 0 văn bản.") != std::string::npos);
}

TEST_CASE("CSV and JSON hold the columns, the rows and the total, and no formula", "[reports]") {
    const auto csv = toCsv(sample(1));
    CHECK(csv ==
          "\xEF\xBB\xBFSTT,Tên loại và trích yếu,Ghi chú\r\n,I. Tổ chức cán bộ,\r\n"
          "1,Kế hoạch tuyển dụng công chức,'=1+1\r\nTổng số: 1 văn bản.,,\r\n");

    const auto json = Poco::JSON::Parser().parse(toJson(sample(1))).extract<Poco::JSON::Object::Ptr>();
    CHECK(json->getValue<std::string>("title") == "MỤC LỤC VĂN BẢN TRONG HỒ SƠ");
    CHECK(json->getArray("columns")->size() == 3);
    CHECK(json->getArray("rows")->getArray(1)->getElement<std::string>(2) == "=1+1");
    CHECK(json->getArray("closing")->size() == 1);
}

TEST_CASE("a workbook holds every cell as text", "[reports]") {
    std::stringstream file(toXlsx(sample(2)));
    const Poco::Zip::ZipArchive archive(file);
    std::string sheet;
    for (auto entry = archive.headerBegin(); entry != archive.headerEnd(); ++entry) {
        if (entry->first != "xl/worksheets/sheet1.xml") continue;
        file.clear();
        Poco::Zip::ZipInputStream stream(file, entry->second);
        sheet.assign(std::istreambuf_iterator<char>(stream), {});
    }
    CHECK(countOf(sheet, "Kế hoạch tuyển dụng công chức") == 2);
    CHECK(sheet.find("MỤC LỤC VĂN BẢN TRONG HỒ SƠ") != std::string::npos);
    CHECK(sheet.find("Tổng số: 2 văn bản.") != std::string::npos);
    CHECK(sheet.find("<f>") == std::string::npos);
}

TEST_CASE("the front of a bound file has a cover with its fields and the list behind it", "[reports]") {
    ExportedCase exported;
    exported.file.title = "Thi tuyển công chức";
    exported.file.code = {1, "TCCB"};
    exported.file.year = 2026;
    exported.organName = "Sở Nội vụ";
    exported.creator = "Trần Văn Cường";
    exported.pages = 12;

    const auto front = frontOf(exported, sample(100));

    const auto text = readPdf(front.pdf);
    for (const auto* part : {"HỒ SƠ", "Thi tuyển công chức", "01.TCCB", "Trần Văn Cường", "Tổng số trang: 12",
                             "Thời hạn bảo quản: Vĩnh viễn", "Tổng số: 100 văn bản."}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(front.pages >= 3);
    CHECK(countOf(text, "\f") == static_cast<std::size_t>(front.pages));
}

TEST_CASE("what XML does not allow is escaped or dropped", "[reports]") {
    ExportedCase exported;
    exported.file.title = "A < B & \"C\" \x01 \xEF\xBF\xBF Đ";
    exported.file.language = "Tiếng Việt";
    ExportedDocument document;
    document.document.id = {7};
    document.ordinal = 1;
    document.files = {{.file = {.name = "a&b.pdf", .mediaType = "application/pdf", .digest = "sha256:0"},
                       .path = "van-ban/0001-001.pdf",
                       .page = 3}};
    exported.documents = {document};

    const auto xml = toXml(exported);

    CHECK(xml.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CaseFile xmlns=\"urn:vanthu:case-file:1\""));
    CHECK(xml.find("<Title>A &lt; B &amp; &quot;C&quot;   Đ</Title>") != std::string::npos);
    CHECK(xml.find("<File path=\"van-ban/0001-001.pdf\" mediaType=\"application/pdf\" size=\"0\" "
                   "digest=\"sha256:0\" "
                   "page=\"3\">a&amp;b.pdf</File>") != std::string::npos);
}
