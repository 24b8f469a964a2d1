#include <catch2/catch.hpp>

#include "server/reports/rates.h"
#include "tests/reports/sample_reports.h"
#include "tests/support/contains.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

std::size_t timesIn(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("a PDF report carries title, period, time, rates, bases and the standing", "[reports]") {
    const auto text = readPdf(toPdf(entryReport(
        heading2018(), {department(1, "Sở Nội vụ"), department(2, "Sở Y tế")}, {outgoing(1, 9996, 4)})));

    for (const auto* part :
         {"ỦY BAN NHÂN DÂN TỈNH BÌNH MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
          "Độc lập - Tự do - Hạnh phúc", "BẢNG TỔNG HỢP TÌNH HÌNH NHẬP VĂN BẢN VÀO PHẦN MỀM",
          "Từ ngày 01/01/2018 đến ngày 31/12/2018", "Số liệu tính đến 08:15 ngày 02/01/2019",
          "1/1 đơn vị đạt từ 99 % trở lên", "Sở, ban, ngành (1/1)", "Sở Nội vụ", "99,9", "Sở Y tế", "—",
          "Tổng cộng", "theo dãy số", "vanthu-ty-le-2", "THỦ TRƯỞNG CƠ QUAN", "Trang 1/1"}) {
        INFO(part);
        CHECK(contains(text, part));
    }
}

TEST_CASE("a PDF interconnection report names both bases", "[reports]") {
    const auto text = readPdf(toPdf(interconnectionReport(heading2018(), {department(1, "Sở Nội vụ")},
                                                          {{.organisation = {1},
                                                            .documentsDue = 10,
                                                            .documentsServedAll = 9,
                                                            .documentsServedAny = 10,
                                                            .deliveriesDue = 30,
                                                            .deliveriesServed = 29}})));

    CHECK(contains(text, "BẢNG TỔNG HỢP VĂN BẢN ĐIỆN TỬ LIÊN THÔNG"));
    CHECK(contains(text, "theo văn bản phải trao đổi"));
    CHECK(contains(text, "theo lượt gửi"));
    CHECK(contains(text, "1/1 đơn vị đạt từ 90 % trở lên"));
    CHECK(contains(text, "96,6"));
}

TEST_CASE("two hundred units with long names fill several pages, each with the head", "[reports]") {
    std::vector<Unit> units;
    std::vector<domain::EntryCounts> counts;
    for (int id = 1; id <= 200; ++id) {
        units.push_back(
            department(id,
                       "Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển "
                       "nông thôn huyện Thạnh Phước số " +
                           std::to_string(id)));
        counts.push_back(outgoing(id, 100 + id, id % 5));
    }

    const auto text = readPdf(toPdf(entryReport(heading2018(), units, counts)));

    const auto pages = timesIn(text, "\f");
    CHECK(pages >= 10);
    CHECK(contains(text, "Trang " + std::to_string(pages) + "/" + std::to_string(pages)));
    CHECK(timesIn(text, "Ngưỡng") >= pages - 1);
    for (int id = 1; id <= 200; ++id)
        CHECK(contains(text, "số " + std::to_string(id)));
}

TEST_CASE("a sum of millions stays on one line", "[reports]") {
    const auto text = readPdf(
        toPdf(entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {outgoing(1, 123'456'789, 1)})));

    CHECK(contains(text, "123.456.789"));
}

TEST_CASE("an empty report is a PDF too", "[reports]") {
    const auto text = readPdf(toPdf(interconnectionReport(heading2018(), {}, {})));

    CHECK(contains(text, "0/0 đơn vị đạt từ 90 % trở lên"));
    CHECK(contains(text, "Tổng cộng"));
}

TEST_CASE("a name without blanks is broken where the column ends", "[reports]") {
    std::string name;
    for (int i = 0; i < 60; ++i)
        name += "Ngưỡng";

    const auto text = readPdf(toPdf(entryReport(heading2018(), {department(1, name)}, {})));

    CHECK(contains(text, "NgưỡngNgưỡng"));
}

TEST_CASE("the same report is the same bytes", "[reports]") {
    const auto report = entryReport(heading2018(), {department(1, "Sở Nội vụ")}, {outgoing(1, 5, 0)});

    CHECK(toPdf(report) == toPdf(report));
}
