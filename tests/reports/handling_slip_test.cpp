#include "server/reports/handling_slip.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "server/reports/arrival_stamp.h"
#include "server/reports/separator_sheet.h"
#include "tests/reports/sample_register.h"
#include "tests/support/contains.h"
#include "tests/support/read_pdf.h"

using namespace vanthu;
using namespace vanthu::reports;
using namespace vanthu::tests;

namespace {

HandlingSlip slipOf(const std::string& subject) {
    HandlingSlip slip;
    slip.parentOrganisation = "Ủy ban nhân dân tỉnh Bình Minh";
    slip.organisation = "Sở Nội vụ";
    slip.entry = registered(456, subject);
    slip.entry.document.registryNumber = domain::RegistryNumber{7, "a"};
    return slip;
}

}  // namespace

TEST_CASE("the slip describes the document and leaves lines for what nobody said", "[reports]") {
    auto slip = slipOf("Triển khai cải cách hành chính");
    slip.leaders = {{"Phòng Cải cách hành chính chủ trì.", "Nguyễn Văn An", day(2018, 9, 29)}};

    const auto text = readPdf(toPdf(slip));

    for (const auto* part :
         {"SỞ NỘI VỤ", "Độc lập - Tự do - Hạnh phúc", "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
          "Kế hoạch số 456/KH-UBND ngày 27/09/2018 của UBND tỉnh", "Số đến: 07a", "ngày đến: 28/09/2018",
          "Ý kiến của lãnh đạo cơ quan, tổ chức", "chủ trì.", "Nguyễn Văn An, ngày 29/09/2018",
          "Ý kiến của lãnh đạo đơn vị", "Ý kiến đề xuất của người giải quyết", "Ngày …… tháng …… năm ………"}) {
        INFO(part);
        CHECK(contains(text, part));
    }
}

TEST_CASE("opinions longer than a page go on on the next", "[reports]") {
    auto slip = slipOf("Tuyển dụng");
    for (int i = 1; i <= 60; ++i)
        slip.officers.push_back(
            {"Đề xuất thứ " + std::to_string(i) + " về việc tuyển dụng", "", std::nullopt});

    const auto text = readPdf(toPdf(slip));

    CHECK(contains(text, "Đề xuất thứ 1 "));
    CHECK(contains(text, "Đề xuất thứ 60 "));
    CHECK(contains(text, "\f"));
}

TEST_CASE("the stamp is as large as the decree has it and holds long names", "[reports]") {
    ArrivalStamp stamp;
    stamp.organisation =
        "Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn tỉnh";
    stamp.number = "12345a";
    stamp.day = "28/09/2018";
    stamp.sentTo = "Phòng Cải cách hành chính và Kiểm soát thủ tục hành chính";

    const auto pdf = stampOverlay(stamp, {32, 52}).pdf;
    const auto text = readPdf(pdf);

    for (const auto* part : {"NÔNG THÔN TỈNH", "ĐẾN", "Số: 12345a", "Ngày: 28/09/2018", "thủ tục hành chính",
                             "Số và ký hiệu HS: ……"}) {
        INFO(part);
        CHECK(contains(text, part));
    }
    CHECK(kStampHeightMm == 35);
    CHECK(kStampWidthMm == 50);
    CHECK(contains(pdf, "/MediaBox [ 0 0 141.73"));
}

TEST_CASE("the code of a stamp lies in the margin, and the rectangle stays where it was wanted",
          "[reports]") {
    ArrivalStamp stamp;
    stamp.code = "VT1:DEN:41:9F3A6C1D";

    const auto left = stampOverlay(stamp, {32, 52});
    const auto right = stampOverlay(stamp, {5, 52});

    CHECK(left.place.leftMm == Approx(32 - 18.5));
    CHECK(left.place.topMm == 52);
    CHECK(right.place.leftMm == 5);
    CHECK(contains(left.pdf, "/MediaBox [ 0 0 194.17"));
    CHECK(contains(right.pdf, "/MediaBox [ 0 0 194.17"));
}

TEST_CASE("separator sheets say what they do, as many as were asked for", "[reports]") {
    const auto text = readPdf(separatorSheets(3, {}));

    CHECK(contains(text, "TỜ PHÂN CÁCH"));
    CHECK(contains(text, "Văn bản mới bắt đầu sau tờ này."));
    CHECK(std::count(text.begin(), text.end(), '\f') == 3);
}

TEST_CASE("a stamped sheet says what it lies before, and why", "[reports]") {
    StampedSheet sheet;
    sheet.stamp.organisation = "Sở Nội vụ";
    sheet.entry = registered(456, "Tuyển dụng");
    sheet.fileName = "kế hoạch.docx";
    sheet.reason = "Tệp không phải PDF.";

    const auto text = readPdf(toPdf(sheet));

    for (const auto* part : {"ĐẾN", "456/KH-UBND", "UBND tỉnh Bình Minh", "Tuyển dụng", "kế hoạch.docx",
                             "Tệp không phải PDF."}) {
        INFO(part);
        CHECK(contains(text, part));
    }
}
