#include "server/reports/signature_look.h"

#include <algorithm>
#include <limits>

namespace vanthu::reports {

SignatureLook pictureLook(std::string_view png, double widthMm, double heightMm) {
    PdfDocument pdf({"", "", {}});
    pdf.addPage(widthMm, heightMm);
    pdf.picture({0, 0, widthMm, heightMm}, png);
    return {pdf.bytes(), widthMm, heightMm};
}

SignatureLook lineLook(std::string_view text) {
    constexpr TextStyle kStyle{FontFace::regular, 10, {}};
    constexpr double kEdgeMm = 1;
    PdfDocument pdf({"", "", {}});
    pdf.addPage(100, 10);
    const double width = pdf.textWidthMm(text, kStyle) + 2 * kEdgeMm;
    const double height = lineHeightMm(kStyle) + 2 * kEdgeMm;
    PdfDocument fitting({"", "", {}});
    fitting.addPage(width, height);
    fitting.lines({kEdgeMm, kEdgeMm, width - 2 * kEdgeMm, 0}, {std::string(text)}, kStyle);
    return {fitting.bytes(), width, height};
}

PlacedLook textsLook(const std::vector<PlacedText>& texts) {
    PdfDocument metrics({"", "", {}});
    metrics.addPage(Paper::a4Portrait);
    double left = std::numeric_limits<double>::max();
    double top = left;
    double right = 0;
    double bottom = 0;
    for (const auto& one : texts) {
        const double width = metrics.textWidthMm(one.text, one.style);
        const double height = lineHeightMm(one.style);
        const double start =
            one.xMm - (one.align == Align::left ? 0 : width / (one.align == Align::centre ? 2 : 1));
        left = std::min(left, start);
        right = std::max(right, start + width);
        top = std::min(top, one.baselineMm - height);
        bottom = std::max(bottom, one.baselineMm + height / 2);
    }
    PdfDocument pdf({"", "", {}});
    pdf.addPage(right - left, bottom - top);
    for (const auto& one : texts)
        pdf.text(one.xMm - left, one.baselineMm - top, one.text, one.style, one.align);
    return {{pdf.bytes(), right - left, bottom - top}, left, top};
}

}  // namespace vanthu::reports
