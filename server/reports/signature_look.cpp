#include "server/reports/signature_look.h"

#include "server/reports/pdf_document.h"

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

}  // namespace vanthu::reports
