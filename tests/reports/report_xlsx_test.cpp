#include <catch2/catch.hpp>

#include <iterator>
#include <sstream>
#include <string>

#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include "server/reports/rates.h"
#include "tests/reports/sample_reports.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

std::string sheetOf(const std::string& xlsx) {
    std::istringstream file(xlsx);
    const Poco::Zip::ZipArchive archive(file);
    const auto header = archive.findHeader("xl/worksheets/sheet1.xml");
    REQUIRE(header != archive.headerEnd());
    file.clear();
    Poco::Zip::ZipInputStream part(file, header->second);
    return {std::istreambuf_iterator<char>(part), {}};
}

bool holds(const std::string& sheet, const std::string& words) {
    return sheet.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a report as XLSX has its heading, its figures as numbers and no formula", "[reports]") {
    const auto sheet =
        sheetOf(toXlsx(entryReport(heading2018(), {department(1, "=1+1")}, {outgoing(1, 9996, 4)})));

    CHECK(holds(sheet, "Từ ngày 01/01/2018 đến ngày 31/12/2018"));
    CHECK(holds(sheet, "Số liệu tính đến 08:15 ngày 02/01/2019"));
    CHECK(holds(sheet, "1/1 đơn vị đạt từ 99 % trở lên"));
    CHECK(holds(sheet, "<t>=1+1</t>"));
    CHECK_FALSE(holds(sheet, "<f>"));
    CHECK(holds(sheet, "<v>10000</v>"));
    // The rate is a number, with the point that a spreadsheet has in its file.
    CHECK(holds(sheet, "<v>99.9"));
    CHECK_FALSE(holds(sheet, "99,9"));
    CHECK(holds(sheet, "Tổng cộng"));
}

TEST_CASE("every report can be written as XLSX, also with nothing to count", "[reports]") {
    const std::vector units{department(1, "Sở Nội vụ")};

    CHECK(holds(sheetOf(toXlsx(entryReport(heading2018(), units, {}))), "<t>—</t>"));
    CHECK(holds(sheetOf(toXlsx(interconnectionReport(heading2018(), units, {}))), "Sở Nội vụ"));
    CHECK(holds(sheetOf(toXlsx(handlingReport(heading2018(), units, {}))), "Sở Nội vụ"));
    CHECK(holds(sheetOf(toXlsx(timelinessReport(heading2018(), {}, {}, {}))), "Tổng cộng"));
}
