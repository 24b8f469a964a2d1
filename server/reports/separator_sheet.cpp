#include "server/reports/separator_sheet.h"

#include "schemas/domain/scan_code.h"
#include "server/reports/pdf_document.h"
#include "server/reports/qr_code.h"

namespace vanthu::reports {
namespace {

constexpr double kPageWidthMm = 210;
constexpr double kLargeMm = 84;
constexpr double kSmallMm = 42;
constexpr double kSideMm = 25;

}  // namespace

// Three codes, of which one is enough: a fold, a hole or a strip of dirt spoils one of them at most.
std::string separatorSheets(int count, domain::Timestamp printedAt) {
    PdfDocument pdf({"Tờ phân cách", "", printedAt});
    const Box wide{kSideMm, 0, kPageWidthMm - 2 * kSideMm, 0};
    for (int sheet = 0; sheet < count; ++sheet) {
        pdf.addPage(Paper::a4Portrait);
        pdf.text(kPageWidthMm / 2, 40, "TỜ PHÂN CÁCH", {FontFace::bold, 34}, Align::centre);
        pdf.lines({wide.leftMm, 48, wide.widthMm, 0}, {"Văn bản mới bắt đầu sau tờ này."},
                  {FontFace::regular, 20}, Align::centre);
        drawQrCode(pdf, {(kPageWidthMm - kLargeMm) / 2, 72, kLargeMm, kLargeMm}, domain::kSeparatorCode,
                   QrStrength::high);
        pdf.paragraph({wide.leftMm, 172, wide.widthMm, 0},
                      "Đặt tờ này giữa hai văn bản rồi quét cả tập một lần. Hệ thống tách tập quét tại đây "
                      "và bỏ tờ này đi. "
                      "Dùng lại được nhiều lần; không viết, không đóng dấu lên mã.",
                      {FontFace::regular, 14}, Align::centre);
        for (const double left : {kSideMm, kPageWidthMm - kSideMm - kSmallMm})
            drawQrCode(pdf, {left, 225, kSmallMm, kSmallMm}, domain::kSeparatorCode, QrStrength::high);
    }
    return pdf.bytes();
}

}  // namespace vanthu::reports
