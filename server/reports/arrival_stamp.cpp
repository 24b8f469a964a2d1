#include "server/reports/arrival_stamp.h"

#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "server/reports/pdf_document.h"
#include "server/reports/qr_code.h"

#include <string>

namespace vanthu::reports {
namespace {

constexpr Colour kRed{0.80F, 0.05F, 0.05F};
constexpr double kStampRulePt = 1;
constexpr double kEdgeMm = 0.3;  ///< half a rule, so that none is cut at the edge of the stamp
constexpr double kHeadMm = 9;
constexpr double kMiddleMm = 14;
constexpr double kWordMm = 19;
constexpr double kCodeMm = 16;
constexpr double kCodeSpaceMm = kCodeMm + 2.5;  ///< with the white that separates it from the rectangle

/// Centred in the box, in as small a face as it takes to fit.
void drawName(PdfDocument& pdf, const Box& box, const std::string& name) {
    for (double size = 10;; size -= 0.5) {
        const TextStyle style{FontFace::bold, size, kRed};
        const auto lines = pdf.wrapped(name, style, box.widthMm - 2);
        const double height = static_cast<double>(lines.size()) * lineHeightMm(style);
        if (height > box.heightMm - 1.5 && size > 4) continue;
        pdf.lines({box.leftMm, box.topMm + (box.heightMm - height) / 2, box.widthMm, 0}, lines, style,
                  Align::centre);
        return;
    }
}

/// One line, in as small a face as it takes to fit.
void drawLine(PdfDocument& pdf, double x, double baseline, double widthMm, const std::string& text) {
    TextStyle style{FontFace::regular, 10, kRed};
    while (pdf.textWidthMm(text, style) > widthMm && style.sizePt > 4)
        style.sizePt -= 0.5;
    pdf.text(x, baseline, text, style);
}

void drawStamp(PdfDocument& pdf, double leftMm, double topMm, const ArrivalStamp& stamp) {
    const double width = kStampWidthMm - 2 * kEdgeMm;
    const double left = leftMm + kEdgeMm;
    const double top = topMm + kEdgeMm;
    const double middle = top + kHeadMm;
    const double below = middle + kMiddleMm;
    pdf.frame({left, top, width, kStampHeightMm - 2 * kEdgeMm}, kStampRulePt, kRed);
    pdf.line(left, middle, left + width, middle, kStampRulePt, kRed);
    pdf.line(left, below, left + width, below, kStampRulePt, kRed);
    pdf.line(left + kWordMm, middle, left + kWordMm, below, kStampRulePt, kRed);

    drawName(pdf, {left, top, width, kHeadMm}, domain::uppered(stamp.organisation));
    pdf.text(left + kWordMm / 2, middle + 9, "ĐẾN", {FontFace::bold, 18, kRed}, Align::centre);
    const double room = width - kWordMm - 3;
    drawLine(pdf, left + kWordMm + 1.5, middle + 5.5, room, "Số: " + orDots(stamp.number, "…………………"));
    drawLine(pdf, left + kWordMm + 1.5, middle + 11.5, room, "Ngày: " + orDots(stamp.day, "………………"));
    drawLine(pdf, left + 1.5, below + 4.8, width - 3, "Chuyển: " + orDots(stamp.sentTo, "…………………………"));
    drawLine(pdf, left + 1.5, below + 9.8, width - 3,
             "Số và ký hiệu HS: " + orDots(stamp.fileCode, "………………"));
}

/// True where the code lies on the left of a rectangle that begins there.
bool codeFitsLeft(double leftMm) {
    return leftMm >= kCodeSpaceMm;
}

void drawStampWithCode(PdfDocument& pdf, double leftMm, double topMm, const ArrivalStamp& stamp,
                       bool codeLeft) {
    drawStamp(pdf, leftMm, topMm, stamp);
    if (stamp.code.empty()) return;
    const double codeAt = codeLeft ? leftMm - kCodeSpaceMm : leftMm + kStampWidthMm + kCodeSpaceMm - kCodeMm;
    drawQrCode(pdf, {codeAt, topMm, kCodeMm, kCodeMm}, stamp.code, QrStrength::medium);
}

}  // namespace

StampOverlay stampOverlay(const ArrivalStamp& stamp, const ArrivalStampPlace& wanted) {
    const bool codeLeft = codeFitsLeft(wanted.leftMm);
    const double space = stamp.code.empty() ? 0 : kCodeSpaceMm;
    const double inset = codeLeft ? space : 0;
    PdfDocument pdf({"Dấu Đến", stamp.organisation, stamp.printedAt});
    pdf.addPage(kStampWidthMm + space, kStampHeightMm);
    drawStampWithCode(pdf, inset, 0, stamp, codeLeft);
    return {pdf.bytes(), {wanted.leftMm - inset, wanted.topMm}};
}

std::string stampPage(const ArrivalStamp& stamp, const ArrivalStampPlace& wanted) {
    PdfDocument pdf({"Dấu Đến", stamp.organisation, stamp.printedAt});
    pdf.addPage(Paper::a4Portrait);
    drawStampWithCode(pdf, wanted.leftMm, wanted.topMm, stamp, codeFitsLeft(wanted.leftMm));
    return pdf.bytes();
}

std::string toPdf(const StampedSheet& sheet) {
    constexpr double kLeft = 30;
    constexpr double kWidth = 165;
    PdfDocument pdf({"Tờ đóng dấu Đến", sheet.stamp.organisation, sheet.stamp.printedAt});
    pdf.addPage(Paper::a4Portrait);
    drawStampWithCode(pdf, kLeft, 20, sheet.stamp, codeFitsLeft(kLeft));
    double y = 64;
    const TextStyle style{FontFace::regular, 13};
    const auto line = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) y = pdf.paragraph({kLeft, y, kWidth, 0}, name + value, style) + 1.5;
    };
    const auto& document = sheet.entry.document;
    line("Số, ký hiệu: ", domain::printCode(document.code));
    line("Ngày văn bản: ", document.issuedDate ? document.issuedDate->vietnamese() : "");
    line("Cơ quan ban hành: ", document.issuerName);
    line("Tên loại: ", sheet.entry.typeName);
    line("Trích yếu: ", document.subject);
    line("Tệp: ", sheet.fileName);
    y += 4;
    line("", sheet.reason);
    return pdf.bytes();
}

}  // namespace vanthu::reports
