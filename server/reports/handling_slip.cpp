#include "server/reports/handling_slip.h"

#include "schemas/domain/notation.h"
#include "schemas/domain/text.h"
#include "server/reports/pdf_document.h"

#include <algorithm>

namespace vanthu::reports {
namespace {

// Margins of NĐ 30/2020, Phụ lục I.
constexpr double kLeftMm = 30;
constexpr double kTopMm = 20;
constexpr double kBottomMm = 20;
constexpr double kWidthMm = 210 - kLeftMm - 15;
constexpr double kWritingLineMm = 8.5;
constexpr int kWritingLines = 4;
constexpr Colour kDotted{0.55F, 0.55F, 0.55F};

/// A column of centred lines that grows down.
class CentredLines {
  public:
    CentredLines(PdfDocument& pdf, double leftMm, double widthMm)
        : pdf_(pdf), box_{leftMm, kTopMm, widthMm, 0} {}

    void add(const std::string& text, const TextStyle& style) {
        if (!text.empty()) box_.topMm = pdf_.paragraph(box_, text, style, Align::centre);
    }
    void rule(double widthMm) {
        const double centre = box_.leftMm + box_.widthMm / 2;
        box_.topMm += 1;
        pdf_.line(centre - widthMm / 2, box_.topMm, centre + widthMm / 2, box_.topMm);
    }
    [[nodiscard]] double endMm() const { return box_.topMm; }

  private:
    PdfDocument& pdf_;
    Box box_;
};

double drawHeading(PdfDocument& pdf, const HandlingSlip& slip) {
    CentredLines left(pdf, kLeftMm, kWidthMm * 0.42);
    left.add(domain::uppered(slip.parentOrganisation), {FontFace::regular, 12});
    left.add(domain::uppered(slip.organisation), {FontFace::bold, 12});
    left.rule(25);

    CentredLines right(pdf, kLeftMm + kWidthMm * 0.42, kWidthMm * 0.58);
    right.add("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {FontFace::bold, 12});
    const std::string motto = "Độc lập - Tự do - Hạnh phúc";
    const TextStyle mottoStyle{FontFace::bold, 13};
    right.add(motto, mottoStyle);
    right.rule(pdf.textWidthMm(motto, mottoStyle));

    const double y = std::max(left.endMm(), right.endMm()) + 8;
    pdf.text(kLeftMm + kWidthMm * 0.71, y, "……………, ngày …… tháng …… năm ………", {FontFace::italic, 13},
             Align::centre);
    pdf.text(105, y + 14, "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN", {FontFace::bold, 14}, Align::centre);
    return y + 18;
}

/// Type, code, day, issuer and subject of the document, then how it came.
double drawDocument(PdfDocument& pdf, double y, const RegisterEntry& entry) {
    const auto& document = entry.document;
    std::string text = entry.typeName.empty() ? "Văn bản" : entry.typeName;
    if (const auto code = domain::printCode(document.code); !code.empty()) text += " số " + code;
    if (document.issuedDate) text += " ngày " + document.issuedDate->vietnamese();
    if (!document.issuerName.empty()) text += " của " + document.issuerName;
    text += ": " + document.subject;
    const TextStyle style{FontFace::regular, 13};
    y = pdf.paragraph({kLeftMm, y, kWidthMm, 0}, text, style, Align::left, 10) + 2;
    std::string arrival = "Số đến: " + (document.registryNumber ? printed(*document.registryNumber) : "………");
    arrival += "; ngày đến: " + (document.arrivalDate ? document.arrivalDate->vietnamese() : "………………");
    arrival += "; thời hạn giải quyết: " + (document.dueDate ? document.dueDate->vietnamese() : "………………");
    return pdf.paragraph({kLeftMm, y, kWidthMm, 0}, arrival, style) + 4;
}

class Sections {
  public:
    Sections(PdfDocument& pdf, double startMm) : pdf_(pdf), y_(startMm) {}

    void add(const std::string& title, const std::vector<SlipOpinion>& opinions) {
        makeRoom(kWritingLineMm * (kWritingLines + 2));
        y_ = pdf_.paragraph({kLeftMm, y_, kWidthMm, 0}, title, {FontFace::bold, 13});
        for (const auto& opinion : opinions)
            addOpinion(opinion);
        if (opinions.empty()) addBlankLines();
        y_ += 5;
    }

  private:
    void addOpinion(const SlipOpinion& opinion) {
        const TextStyle style{FontFace::regular, 13};
        for (const auto& line : pdf_.wrapped(opinion.text, style, kWidthMm)) {
            makeRoom(lineHeightMm(style));
            pdf_.lines({kLeftMm, y_, kWidthMm, 0}, {line}, style);
            y_ += lineHeightMm(style);
        }
        auto signature = opinion.author;
        if (opinion.day) signature += (signature.empty() ? "Ngày " : ", ngày ") + opinion.day->vietnamese();
        makeRoom(lineHeightMm(style));
        pdf_.lines({kLeftMm, y_, kWidthMm, 0}, {signature}, {FontFace::italic, 13}, Align::right);
        y_ += lineHeightMm(style) + 1;
    }

    void addBlankLines() {
        for (int line = 0; line < kWritingLines; ++line) {
            y_ += kWritingLineMm;
            pdf_.line(kLeftMm, y_, kLeftMm + kWidthMm, y_, 0.3, kDotted);
        }
        y_ += 3;
        pdf_.lines({kLeftMm, y_, kWidthMm, 0}, {"Ngày …… tháng …… năm ………"}, {FontFace::italic, 13},
                   Align::right);
        y_ += lineHeightMm({});
    }

    void makeRoom(double heightMm) {
        if (y_ + heightMm <= pdf_.pageHeightMm() - kBottomMm) return;
        pdf_.addPage(Paper::a4Portrait);
        y_ = kTopMm;
    }

    PdfDocument& pdf_;
    double y_;
};

}  // namespace

std::string toPdf(const HandlingSlip& slip) {
    PdfDocument pdf({"Phiếu giải quyết văn bản đến", slip.organisation, slip.printedAt});
    pdf.addPage(Paper::a4Portrait);
    Sections sections(pdf, drawDocument(pdf, drawHeading(pdf, slip), slip.entry));
    sections.add("Ý kiến của lãnh đạo cơ quan, tổ chức:", slip.leaders);
    sections.add("Ý kiến của lãnh đạo đơn vị:", slip.unitHeads);
    sections.add("Ý kiến đề xuất của người giải quyết:", slip.officers);
    return pdf.bytes();
}

}  // namespace vanthu::reports
