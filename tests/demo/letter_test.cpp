#include "server/demo/letter.h"

#include <Poco/DOM/DOMParser.h>
#include <Poco/DOM/Document.h>
#include <Poco/DOM/Element.h>
#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <catch2/catch.hpp>

#include <sstream>

#include "indexer/extract_client/extractor.h"
#include "server/form_check/form_check.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::demo;
using namespace vanthu::tests;

namespace {

Letter plan() {
    Letter letter;
    letter.agencyAbove = {"ỦY BAN NHÂN DÂN", "TỈNH BÌNH MINH"};
    letter.agency = "SỞ NỘI VỤ";
    letter.code = "05/KH-SNV";
    letter.place = "Bình Minh";
    letter.date = domain::Date::fromParts(2018, 2, 5).value();
    letter.typeName = "KẾ HOẠCH";
    letter.subject = "Triển khai công tác cải cách hành chính năm 2018";
    letter.paragraphs = {"Sở Nội vụ & các đơn vị <phối hợp> thực hiện."};
    letter.authority = "KT. GIÁM ĐỐC";
    letter.position = "PHÓ GIÁM ĐỐC";
    letter.signer = "Nguyễn Văn An";
    letter.receivers = {"Như trên;", "Lưu: VT, CCHC."};
    return letter;
}

std::string textOfDocx(const std::string& bytes) {
    std::istringstream file(bytes);
    Poco::Zip::ZipArchive archive(file);
    file.clear();
    Poco::Zip::ZipInputStream content(file, archive.findHeader("word/document.xml")->second);
    std::string xml;
    Poco::StreamCopier::copyToString(content, xml);
    Poco::XML::DOMParser parser;
    return parser.parseString(xml)->documentElement()->innerText();
}

}  // namespace

TEST_CASE("place and date carry leading zeros as the decree has it", "[demo]") {
    const auto [day, month, text] = GENERATE(table<unsigned, unsigned, const char*>({
        {5, 2, "Bình Minh, ngày 05 tháng 02 năm 2018"},
        {15, 1, "Bình Minh, ngày 15 tháng 01 năm 2018"},
        {9, 3, "Bình Minh, ngày 09 tháng 3 năm 2018"},
        {30, 12, "Bình Minh, ngày 30 tháng 12 năm 2018"},
    }));
    auto letter = plan();

    letter.date = domain::Date::fromParts(2018, month, day).value();

    CHECK(placeAndDate(letter) == text);
}

TEST_CASE("a letter reads back from PDF and from Word", "[demo]") {
    const auto letter = plan();
    const auto pdf = readPdf(toPdf(letter));
    const auto docx = textOfDocx(toDocx(letter));

    for (const auto* part : {"SỞ NỘI VỤ", "Số: 05/KH-SNV", "Bình Minh, ngày 05 tháng 02 năm 2018", "KẾ HOẠCH",
                             "cải cách hành chính", "Sở Nội vụ & các đơn vị <phối hợp> thực hiện.",
                             "KT. GIÁM ĐỐC", "Nguyễn Văn An", "Lưu: VT, CCHC."}) {
        INFO(part);
        CHECK(pdf.find(part) != std::string::npos);
        CHECK(docx.find(part) != std::string::npos);
    }
}

TEST_CASE("a long letter runs over several numbered pages", "[demo]") {
    auto letter = plan();
    letter.paragraphs.assign(
        60, "Đề nghị các cơ quan, đơn vị triển khai thực hiện và báo cáo kết quả đúng thời hạn.");

    const auto text = readPdf(toPdf(letter));

    CHECK(std::count(text.begin(), text.end(), '\f') >= 3);
    CHECK(text.find("Nguyễn Văn An") != std::string::npos);
}

TEST_CASE("letters are laid out by Phụ lục I, but for the font that PDF may embed freely", "[demo]") {
    extract::Extractor reader;
    const auto faultsOf = [&](const std::string& bytes) {
        const auto read = reader.layoutOfBytes(bytes);
        REQUIRE(read.layout);
        std::string rules;
        for (const auto& finding : form_check::checkForm(
                 *read.layout, domain::DocumentTypeCatalogue(domain::initialDocumentTypes()),
                 domain::Date::fromParts(2026, 3, 2).value()))
            rules += std::string(form_check::textOf(finding.rule).code) + ' ';
        return rules;
    };
    auto letter = plan();
    auto official = plan();
    official.typeName.clear();
    official.code = "12/SNV-CCHC";
    official.subject = "V/v cải cách hành chính";
    official.addressees = {"Ủy ban nhân dân tỉnh", "Các sở, ban, ngành"};

    CHECK(faultsOf(toDocx(letter)).empty());
    CHECK(faultsOf(toDocx(official)).empty());
    CHECK(faultsOf(toPdf(letter)) == "font ");
    CHECK(faultsOf(toPdf(official)) == "font ");
}
