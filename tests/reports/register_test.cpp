#include "server/reports/register.h"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

#include <Poco/JSON/Parser.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include "tests/reports/sample_register.h"
#include "tests/support/contains.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

std::vector<std::string> headings(RegisterKind kind) {
    std::vector<std::string> found;
    for (const auto& column : formOf(kind).columns)
        found.emplace_back(column.heading);
    return found;
}

/// What the forms of the decree have at the head of their columns, in its order.
const std::map<RegisterKind, std::vector<std::string>> kDecree{
    {RegisterKind::incoming,
     {"Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ngày tháng văn bản",
      "Tên loại và trích yếu nội dung văn bản", "Đơn vị hoặc người nhận", "Ngày chuyển", "Ký nhận",
      "Ghi chú"}},
    {RegisterKind::outgoing,
     {"Số, ký hiệu văn bản", "Ngày tháng văn bản", "Tên loại và trích yếu nội dung văn bản", "Người ký",
      "Nơi nhận văn bản", "Đơn vị, người nhận bản lưu", "Số lượng bản", "Ngày chuyển", "Ký nhận", "Ghi chú"}},
    {RegisterKind::dispatch,
     {"Ngày chuyển", "Số, ký hiệu văn bản", "Nơi nhận văn bản", "Số lượng bì", "Ký nhận và dấu bưu điện",
      "Ghi chú"}},
    {RegisterKind::followUp,
     {"Số đến", "Tên loại, số, ký hiệu, ngày tháng và tên cơ quan ban hành văn bản", "Đơn vị hoặc người nhận",
      "Thời hạn giải quyết", "Tiến độ giải quyết", "Số, ký hiệu văn bản trả lời", "Ghi chú"}},
    {RegisterKind::loans,
     {"Ngày tháng", "Họ và tên người sử dụng", "Số, ký hiệu, ngày tháng văn bản",
      "Tên loại và trích yếu nội dung văn bản", "Số và ký hiệu HS", "Ký nhận", "Ngày trả",
      "Người cho phép sử dụng", "Ghi chú"}},
};

std::string partOf(const std::string& xlsx, const std::string& name) {
    std::istringstream file(xlsx);
    const Poco::Zip::ZipArchive archive(file);
    const auto header = archive.findHeader(name);
    REQUIRE(header != archive.headerEnd());
    file.clear();
    Poco::Zip::ZipInputStream part(file, header->second);
    return {std::istreambuf_iterator<char>(part), {}};
}

}  // namespace

TEST_CASE("the columns of every register are those of the decree, and fill the page", "[reports]") {
    for (const auto& [kind, decree] : kDecree) {
        CHECK(headings(kind) == decree);
        double width = 0;
        for (const auto& column : formOf(kind).columns)
            width += column.share;
        CHECK(width == Approx(100));
    }
    CHECK(kDecree.size() == domain::kWords<RegisterKind>.size());
}

TEST_CASE("a register as PDF has a cover and lines under the heads of the decree", "[reports]") {
    auto book = register2018(RegisterKind::incoming);
    book.cover.volume = 3;
    book.entries = {registered(5, "Triển khai cải cách hành chính"), voided(6, "ghi nhầm"),
                    registered(12, "Phòng chống lụt bão")};

    const auto text = readPdf(toPdf(book));

    for (const auto* part : {"ỦY BAN NHÂN DÂN TỈNH BÌNH MINH", "SỞ NỘI VỤ", "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
                             "Năm: 2018", "Từ ngày 01/01/2018 đến ngày 31/12/2018", "Từ số 05 đến số 12",
                             "Quyển số: 3", "Ngày đến", "Tác giả", "(10)", "28/09/2018", "27/09/2018",
                             "05/KH-UBND", "lụt bão", "(Số bị hủy)", "nhầm", "Trang 1/1"}) {
        INFO(part);
        CHECK(contains(text, part));
    }
    CHECK(occurrences(text, "\f") == 2);
}

TEST_CASE("the outgoing register shows signer, receivers and copies", "[reports]") {
    auto book = register2018(RegisterKind::outgoing);
    book.entries = {registered(7, "Tuyển dụng")};

    const auto json = toJson(book);

    CHECK(contains(json, R"(["07/KH-UBND","27/09/2018","Kế hoạch Tuyển dụng","Nguyễn Văn An",)"
                         R"("Sở Nội vụ; Văn phòng Tỉnh ủy","","25","","","Bản chính"])"));
}

TEST_CASE("the follow-up register describes the document and shows its deadline", "[reports]") {
    auto book = register2018(RegisterKind::followUp);
    book.entries = {registered(7, "Tuyển dụng")};
    book.entries[0].handler = "Phòng Cải cách hành chính";
    book.entries[0].replies = "33/SNV-CCHC";

    const auto text = readPdf(toPdf(book));

    CHECK(contains(toCsv(book),
                   "07,Kế hoạch số 07/KH-UBND ngày 27/09/2018 của UBND tỉnh Bình Minh,"
                   "Phòng Cải cách hành chính,15/10/2018,,33/SNV-CCHC,Bản chính"));
    CHECK_FALSE(contains(text, "Từ số"));
}

TEST_CASE("a register without lines prints blank ones to write on", "[reports]") {
    const auto kind = GENERATE(RegisterKind::incoming, RegisterKind::loans);

    const auto text = readPdf(toPdf(register2018(kind)));

    CHECK(contains(text, "Từ số ………… đến số …………"));
    CHECK(contains(text, "Quyển số: …………"));
    CHECK(contains(text, "Trang 1/1"));
}

TEST_CASE("hundreds of lines fill pages with the head on each", "[reports]") {
    auto book = register2018(RegisterKind::outgoing);
    for (int number = 1; number <= 300; ++number)
        book.entries.push_back(registered(
            number, "Về việc triển khai thực hiện kế hoạch cải cách hành chính trên địa bàn tỉnh lần " +
                        std::to_string(number)));

    const auto text = readPdf(toPdf(book));

    const auto pages = occurrences(text, "\f") - 1;
    CHECK(pages > 15);
    CHECK(occurrences(text, "(10)") == pages);
    CHECK(contains(text, "Trang " + std::to_string(pages) + "/" + std::to_string(pages)));
    for (int number = 1; number <= 300; ++number)
        CHECK(contains(text, (number < 10 ? "0" : "") + std::to_string(number) + "/KH-UBND"));
}

TEST_CASE("a register as PDF has a bookmark for each month, where it begins", "[reports]") {
    auto book = register2018(RegisterKind::incoming);
    for (int number = 1; number <= 60; ++number) {
        book.entries.push_back(registered(number, "Triển khai cải cách hành chính"));
        book.entries.back().document.arrivalDate = day(2018, number <= 30 ? 3 : 11, 5);
    }
    book.entries.push_back(voided(61, "ghi nhầm"));
    book.entries.push_back(registered(62, "Nhập muộn"));
    book.entries.back().document.arrivalDate = day(2018, 3, 9);

    using Titles = std::vector<std::string>;
    CHECK(bookmarksOf(toPdf(book)) == Titles{"SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", " Tháng 3", " Tháng 11"});
    CHECK(bookmarksOf(toPdf(register2018(RegisterKind::loans))).size() == 1);
}

TEST_CASE("a book with several series of numbers has the months of each", "[reports]") {
    auto book = register2018(RegisterKind::outgoing);
    book.entries = {registered(1, "Một"), registered(2, "Hai"), registered(1, "Ba"), voided(2, "ghi nhầm")};
    book.entries[1].document.issuedDate = day(2018, 10, 1);
    book.entries[2].series = book.entries[3].series = "Quyết định";

    CHECK(bookmarksOf(toPdf(book)) == std::vector<std::string>{"SỔ ĐĂNG KÝ VĂN BẢN ĐI", "Số chung",
                                                               " Tháng 9", " Tháng 10", "Quyết định",
                                                               " Tháng 9"});
}

TEST_CASE("a line longer than a page has its bookmark once", "[reports]") {
    auto book = register2018(RegisterKind::outgoing);
    std::string subject;
    for (int i = 0; i < 4000; ++i)
        subject += "cải cách ";
    book.entries = {registered(1, subject)};

    CHECK(bookmarksOf(toPdf(book)).size() == 2);
}

TEST_CASE("a line longer than a page goes on on the next, and nothing of it is lost", "[reports]") {
    auto book = register2018(RegisterKind::outgoing);
    book.entries = {registered(1, "Ngắn"), registered(2, "Nhiều nơi nhận"), registered(3, "Sau cùng")};
    for (int place = 1; place <= 400; ++place)
        book.entries[1].document.receivers.push_back(
            {std::nullopt, "UBND xã số " + std::to_string(1000 + place)});

    const auto text = readPdf(toPdf(book));

    for (int place = 1; place <= 400; ++place) {
        INFO(place);
        CHECK(contains(text, std::to_string(1000 + place)));
    }
    CHECK(contains(text, "03/KH-UBND"));
    CHECK(occurrences(text, "\f") > 4);
}

TEST_CASE("a CSV register defuses what a spreadsheet would run", "[reports]") {
    const auto [subject, expected] = GENERATE(table<std::string, std::string>({
        {"=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""},
        {"+84 912", "'+84 912"},
        {"-1", "'-1"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"Sở Y tế, Sở Nội vụ", "\"Sở Y tế, Sở Nội vụ\""},
        {"bình thường", "bình thường"},
    }));
    auto book = register2018(RegisterKind::outgoing);
    book.entries = {registered(1, "x")};
    book.entries[0].typeName.clear();
    book.entries[0].document.subject = subject;

    const auto csv = toCsv(book);

    CHECK(csv.starts_with("\xEF\xBB\xBFSố, ký hiệu văn bản,") == false);  // a comma in a heading is quoted
    CHECK(csv.starts_with("\xEF\xBB\xBF\"Số, ký hiệu văn bản\",Ngày tháng văn bản,"));
    CHECK(contains(csv, "27/09/2018," + expected + ",Nguyễn Văn An"));
}

TEST_CASE("a register as XLSX holds cover and lines as text", "[reports]") {
    auto book = register2018(RegisterKind::incoming);
    book.entries = {registered(5, "=1+1"), registered(6, std::string(70'000, 'x'))};
    book.entries[0].typeName.clear();

    const auto xlsx = toXlsx(book);

    const auto cover = partOf(xlsx, "xl/worksheets/sheet1.xml");
    const auto lines = partOf(xlsx, "xl/worksheets/sheet2.xml");
    CHECK(contains(cover, "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"));
    CHECK(contains(cover, "Từ số 05 đến số 06"));
    CHECK(contains(lines, "Tên loại và trích yếu nội dung văn bản"));
    CHECK(contains(lines, "<t>=1+1</t>"));
    CHECK_FALSE(contains(lines, "<f>"));
    CHECK(contains(lines, "xxx…</t>"));
    CHECK(contains(partOf(xlsx, "xl/workbook.xml"), "_xlnm.Print_Titles"));
}

TEST_CASE("the cover names the lowest and the highest number", "[reports]") {
    auto book = register2018(RegisterKind::outgoing);
    book.entries = {registered(30, "a"), registered(2, "b"), registered(12, "c")};
    book.entries[0].number.suffix = "a";

    CHECK(firstNumber(book) == "02");
    CHECK(lastNumber(book) == "30a");
}
