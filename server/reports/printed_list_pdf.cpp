#include "schemas/domain/text.h"
#include "server/reports/pdf_document.h"
#include "server/reports/pdf_table.h"
#include "server/reports/printed_list.h"

namespace vanthu::reports {
namespace {

constexpr double kListLeftMm = 25;  ///< where the sheets are bound
constexpr double kListRightMm = 12;
constexpr double kListTopMm = 18;
constexpr double kListBottomMm = 18;
constexpr double kListSizePt = 11;
constexpr double kSignatureMm = 45;  ///< room to sign in
constexpr Colour kListQuiet{0.35F, 0.35F, 0.35F};

Paper paperOf(const PrintedList& list) {
    return list.landscape ? Paper::a4Landscape : Paper::a4Portrait;
}

double widthOf(const PdfDocument& pdf) {
    return pdf.pageWidthMm() - kListLeftMm - kListRightMm;
}

/// Names of agency and list; returns the y below them.
double drawHead(PdfDocument& pdf, const PrintedList& list) {
    const double width = widthOf(pdf);
    double y = kListTopMm;
    const auto name = [&](const std::string& text, FontFace face) {
        y = pdf.paragraph({kListLeftMm, y, width * 0.45, 0}, domain::uppered(text), {face, 12},
                          Align::centre);
    };
    if (!list.parentOrganisation.empty()) name(list.parentOrganisation, FontFace::regular);
    name(list.organisation, FontFace::bold);
    const double centre = kListLeftMm + width * 0.45 / 2;
    pdf.line(centre - 12, y + 1.5, centre + 12, y + 1.5);
    y = pdf.paragraph({kListLeftMm, y + 8, width, 0}, list.title, {FontFace::bold, 14}, Align::centre);
    for (const auto& line : list.lines)
        y = pdf.paragraph({kListLeftMm, y + 1, width, 0}, line, {FontFace::regular, 13}, Align::centre);
    return y + 4;
}

std::vector<TableColumn> tableColumns(const PrintedList& list, double width) {
    std::vector<TableColumn> columns;
    for (const auto& column : list.columns)
        columns.push_back(
            {"", column.heading, width * column.share / 100, column.centred ? Align::centre : Align::left});
    return columns;
}

double drawTable(PdfDocument& pdf, const PrintedList& list, double startMm) {
    PdfTable table(pdf, tableColumns(list, widthOf(pdf)),
                   {.paper = paperOf(list),
                    .leftMm = kListLeftMm,
                    .topMm = kListTopMm,
                    .bottomMm = kListBottomMm,
                    .sizePt = kListSizePt,
                    .numbered = true},
                   startMm);
    for (const auto& line : list.rows) {
        TableRow row;
        for (const auto& cell : line.cells)
            row.cells.emplace_back(cell);
        row.face = line.kind == ListRowKind::heading ? FontFace::bold : FontFace::regular;
        table.add(row);
    }
    return table.endMm();
}

void drawClosing(PdfDocument& pdf, const PrintedList& list, double y) {
    constexpr double kLineMm = 7;
    const double width = widthOf(pdf);
    const double needed =
        kLineMm * static_cast<double>(list.closing.size()) + (list.signers.empty() ? 0 : kSignatureMm);
    if (y + needed > pdf.pageHeightMm() - kListBottomMm) {
        pdf.addPage(paperOf(list));
        y = kListTopMm;
    }
    y += 4;
    for (const auto& line : list.closing)
        y = pdf.paragraph({kListLeftMm, y, width, 0}, line, {FontFace::regular, 13}) + 1;
    if (list.signers.empty()) return;
    const double each = width / static_cast<double>(list.signers.size());
    double left = kListLeftMm;
    for (const auto& signer : list.signers) {
        const double below = pdf.paragraph({left, y + 5, each, 0}, domain::uppered(signer),
                                           {FontFace::bold, 12}, Align::centre);
        pdf.paragraph({left, below, each, 0}, "(Ký, ghi rõ họ tên)", {FontFace::italic, 12}, Align::centre);
        left += each;
    }
}

}  // namespace

void draw(PdfDocument& pdf, const PrintedList& list) {
    pdf.addPage(paperOf(list));
    const double head = drawHead(pdf, list);
    drawClosing(pdf, list, drawTable(pdf, list, head));
}

std::string toPdf(const PrintedList& list) {
    PdfDocument pdf({list.title, list.organisation, list.printedAt});
    draw(pdf, list);
    for (int page = 0; page < pdf.pageCount(); ++page) {
        pdf.selectPage(page);
        pdf.text(kListLeftMm + widthOf(pdf) / 2, pdf.pageHeightMm() - 9,
                 "Trang " + std::to_string(page + 1) + "/" + std::to_string(pdf.pageCount()),
                 {FontFace::regular, 10, kListQuiet}, Align::centre);
    }
    return pdf.bytes();
}

}  // namespace vanthu::reports
