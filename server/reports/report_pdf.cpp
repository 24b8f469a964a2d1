#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "schemas/domain/text.h"
#include "server/reports/comparison_pdf.h"
#include "server/reports/coverage.h"
#include "server/reports/pdf_document.h"
#include "server/reports/pdf_table.h"
#include "server/reports/rates.h"
#include "server/reports/report_columns.h"
#include "server/reports/report_paper.h"

namespace vanthu::reports {
namespace {

constexpr double kOrderMm = 11;
constexpr double kLeastMm = 10;
constexpr double kBarMm = 19;
/// So many rows at least stand above the signatures: no page has nothing but them.
constexpr std::size_t kRowsAboveSignatures = 4;
constexpr double kSignaturesMm = 46;

/// NĐ 30/2020 Phụ lục I: the agency on the left, Quốc hiệu and Tiêu ngữ with a rule on the right. Returns the
/// y below.
double drawHeading(PdfDocument& pdf, const Heading& heading, std::string_view title,
                   const std::string& standing, const std::string& coverage) {
    const double leftCentre = kLeftMm + kWidthMm * 0.22;
    const double rightCentre = kLeftMm + kWidthMm * 0.76;
    const TextStyle bold{FontFace::bold, 12};
    double agencyEnd = kTopMm;
    for (const auto& line : pdf.wrapped(domain::uppered(heading.organisation), bold, kWidthMm * 0.40))
        pdf.text(leftCentre, agencyEnd += 5, line, bold, Align::centre);
    pdf.line(leftCentre - 14, agencyEnd + 1.8, leftCentre + 14, agencyEnd + 1.8);
    const std::string motto = "Độc lập - Tự do - Hạnh phúc";
    const TextStyle mottoStyle{FontFace::bold, 13};
    pdf.text(rightCentre, kTopMm + 5, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold, Align::centre);
    pdf.text(rightCentre, kTopMm + 10.5, motto, mottoStyle, Align::centre);
    const double half = pdf.textWidthMm(motto, mottoStyle) / 2;
    pdf.line(rightCentre - half, kTopMm + 12.3, rightCentre + half, kTopMm + 12.3);

    const double centre = kLeftMm + kWidthMm / 2;
    double y = std::max(agencyEnd + 3, kTopMm + 13) + 9;
    pdf.text(centre, y, title, {FontFace::bold, 14}, Align::centre);
    pdf.text(centre, y += 6, periodText(heading.period), {FontFace::italic, 13}, Align::centre);
    pdf.text(centre, y += 5.5, "Số liệu tính đến " + momentText(heading.asOf), {FontFace::italic, 12, kQuiet},
             Align::centre);
    if (!standing.empty())
        pdf.text(centre, y += 7.5, standing, {FontFace::bold, 15, kReached}, Align::centre);
    if (!coverage.empty()) pdf.text(centre, y += 6, coverage, {FontFace::regular, 12}, Align::centre);
    return y + 4;
}

/// The rate as a bar from 0 to 100 % with a stroke at the threshold. Drawn, so that a page of figures has a
/// shape.
void drawBar(PdfDocument& pdf, const Box& cell, const Rate& rate, Threshold threshold) {
    const auto tenths = rate.tenthsOfPercent();
    if (!tenths) return;
    const Box track{cell.leftMm + 1.5, cell.topMm + cell.heightMm / 2 - 1.3, cell.widthMm - 3, 2.6};
    pdf.fill(track, kTrack);
    auto bar = track;
    bar.widthMm = track.widthMm * std::min(*tenths, 1000) / 1000.0;
    pdf.fill(bar, rate.reaches(threshold) ? kReached : kNotReached);
    const double x = track.leftMm + track.widthMm * threshold.perMille / 1000.0;
    pdf.line(x, track.topMm - 0.7, x, track.topMm + track.heightMm + 0.7, 0.7);
}

/// What is held against the threshold is printed, also where paper leaves it out usually.
template <class Figures>
bool isPrinted(const FigureColumn<Figures>& column, const Figures& figures) {
    return column.widthMm > 0 || isLeading(column, figures);
}

template <class Figures>
std::vector<TableColumn> tableColumns(PdfDocument& pdf, const ReportForm<Figures>& form,
                                      const RateReport<Figures>& report) {
    const auto threshold = report.standing.threshold;
    // The total is the widest of a column and set in bold: no number is broken.
    const auto needed = [&](const FigureColumn<Figures>& column) {
        return pdf.textWidthMm(grouped(column.cell(report.total)), {FontFace::bold, kSizePt}) + 2.2;
    };
    std::vector<TableColumn> columns{{"", "STT", kOrderMm, Align::centre}, {"", "Đơn vị", 0, Align::left}};
    for (const auto& column : form.columns) {
        if (!isPrinted(column, report.total)) continue;
        columns.push_back({std::string(column.band), std::string(column.title),
                           std::max({column.widthMm, needed(column), kLeastMm}), Align::right});
        if (isLeading(column, report.total))
            columns.push_back(
                {std::string(column.band), "Ngưỡng " + printed(threshold) + "\u00a0%", kBarMm, Align::left});
    }
    double used = 0;
    for (const auto& column : columns)
        used += column.widthMm;
    columns[1].widthMm = kWidthMm - used;
    return columns;
}

template <class Figures>
TableRow tableRow(const ReportForm<Figures>& form, std::string order, std::string name,
                  const Figures& figures, Threshold threshold) {
    TableRow row{.cells = {std::move(order), std::move(name)}};
    for (const auto& column : form.columns) {
        if (!isPrinted(column, figures)) continue;
        row.cells.emplace_back(grouped(column.cell(figures)));
        if (!isLeading(column, figures)) continue;
        TableCell bar;
        if constexpr (kIsJudged<Figures>)
            bar.paint = [rate = figures.leading(), threshold](PdfDocument& pdf, const Box& box) {
                drawBar(pdf, box, rate, threshold);
            };
        row.cells.push_back(std::move(bar));
    }
    return row;
}

template <class Figures>
std::vector<TableRow> rowsOf(const RateReport<Figures>& report) {
    std::vector<TableRow> rows;
    const auto& form = formOf(report);
    const auto threshold = report.standing.threshold;
    const auto sumRow = [&](std::string order, std::string name, const Figures& figures) {
        auto row = tableRow(form, std::move(order), std::move(name), figures, threshold);
        row.face = FontFace::bold;
        row.shaded = true;
        row.bookmark = row.cells[1].text;
        rows.push_back(std::move(row));
    };
    auto unit = report.units.begin();
    int order = 0;
    for (const auto& group : report.groups) {
        sumRow("", groupTitle(group), group.figures);
        for (; unit != report.units.end() && unit->unit.group == group.group; ++unit)
            rows.push_back(tableRow(form, std::to_string(++order), nameOf(*unit), unit->figures, threshold));
    }
    sumRow("", "Tổng cộng", report.total);
    for (const auto& division : report.divisions) {
        if (division.lines.empty()) continue;
        sumRow("", std::string(division.title), division.total());
        for (const auto& part : division.lines)
            rows.push_back(tableRow(form, "", part.name, part.figures, threshold));
    }
    return rows;
}

double notesHeight(const PdfDocument& pdf, const std::vector<std::string>& notes) {
    const TextStyle style{FontFace::italic, 10};
    double height = 0;
    for (const auto& note : notes)
        height +=
            static_cast<double>(pdf.wrapped("- " + note, style, kWidthMm).size()) * lineHeightMm(style) + 0.8;
    return height;
}

/// A province to which many units deliver has more notes than a page.
double drawNotes(PdfDocument& pdf, double y, const std::vector<std::string>& notes) {
    const TextStyle style{FontFace::italic, 10, kQuiet};
    for (const auto& note : notes) {
        if (y + notesHeight(pdf, {note}) > pdf.pageHeightMm() - kBottomMm) {
            pdf.addPage(Paper::a4Landscape);
            y = kTopMm;
        }
        y = pdf.paragraph({kLeftMm, y, kWidthMm, 0}, "- " + note, style) + 0.8;
    }
    return y;
}

void drawSignatures(PdfDocument& pdf, double y) {
    const double left = kLeftMm + kWidthMm * 0.22;
    const double right = kLeftMm + kWidthMm * 0.76;
    const TextStyle italic{FontFace::italic, 12};
    pdf.text(right, y + 6, "……………, ngày …… tháng …… năm ………", italic, Align::centre);
    pdf.text(left, y + 12, "NGƯỜI LẬP BIỂU", {FontFace::bold, 12}, Align::centre);
    pdf.text(right, y + 12, "THỦ TRƯỞNG CƠ QUAN", {FontFace::bold, 12}, Align::centre);
    pdf.text(left, y + 17, "(Ký, ghi rõ họ tên)", italic, Align::centre);
    pdf.text(right, y + 17, "(Ký tên, đóng dấu)", italic, Align::centre);
}

void drawFooters(PdfDocument& pdf, const Heading& heading) {
    const TextStyle style{FontFace::regular, 9, kQuiet};
    for (int page = 0; page < pdf.pageCount(); ++page) {
        pdf.selectPage(page);
        const double y = pdf.pageHeightMm() - 9;
        pdf.text(kLeftMm, y,
                 "Bộ quy tắc " + heading.rules.code + " · số liệu tính đến " + momentText(heading.asOf) +
                     (heading.change == 0 ? "" : ", thay đổi số " + std::to_string(heading.change)),
                 style);
        pdf.text(kLeftMm + kWidthMm, y,
                 "Trang " + std::to_string(page + 1) + "/" + std::to_string(pdf.pageCount()), style,
                 Align::right);
    }
}

template <class Figures>
std::string pdfOf(const RateReport<Figures>& report) {
    const auto& form = formOf(report);
    PdfDocument pdf({std::string(form.title), report.heading.organisation, report.heading.asOf});
    pdf.addPage(Paper::a4Landscape);
    pdf.bookmark(form.title, 0);
    const double start =
        drawHeading(pdf, report.heading, form.title, kIsJudged<Figures> ? printed(report.standing) : "",
                    report.coverage ? printed(*report.coverage) : "");
    const auto notes = notesOf(report, form.notes);
    PdfTable table(pdf, tableColumns(pdf, form, report),
                   {.leftMm = kLeftMm,
                    .topMm = kTopMm,
                    .bottomMm = kBottomMm,
                    .sizePt = kSizePt,
                    .rowPaddingMm = kRowPaddingMm},
                   start);
    const auto rows = rowsOf(report);
    const std::span all(rows);
    const auto last = all.last(std::min(kRowsAboveSignatures, rows.size()));
    const double pageMm = pdf.pageHeightMm() - kTopMm - kBottomMm;
    const double notesMm = notesHeight(pdf, notes);
    const double closingMm = 2 + notesMm + kSignaturesMm;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (&all[i] == last.data()) table.keepTogether(last, closingMm);
        // The line of a group does not stand alone at the foot of a page.
        if (all[i].shaded) table.keepTogether(all.subspan(i, std::min<std::size_t>(2, all.size() - i)), 0);
        table.add(all[i]);
    }

    double y = table.endMm() + 2;
    const auto breakPageUnless = [&](double neededMm) {
        if (y + neededMm <= pdf.pageHeightMm() - kBottomMm) return;
        pdf.addPage(Paper::a4Landscape);
        y = kTopMm;
    };
    if (notesMm + kSignaturesMm < pageMm) breakPageUnless(notesMm + kSignaturesMm);
    if (!notes.empty()) pdf.bookmark("Cách tính", y);
    y = drawNotes(pdf, y, notes);
    breakPageUnless(kSignaturesMm);
    drawSignatures(pdf, y);
    if constexpr (kIsJudged<Figures>)
        if (report.comparison)
            drawComparison(pdf, comparedTitles(report), comparedRows(report), report.comparison->trend,
                           report.standing.threshold);
    drawFooters(pdf, report.heading);
    return pdf.bytes();
}

}  // namespace

std::string toPdf(const EntryReport& report) {
    return pdfOf(report);
}
std::string toPdf(const InterconnectionReport& report) {
    return pdfOf(report);
}
std::string toPdf(const HandlingReport& report) {
    return pdfOf(report);
}
std::string toPdf(const TimelinessReport& report) {
    return pdfOf(report);
}
std::string toPdf(const OutgoingReport& report) {
    return pdfOf(report);
}

}  // namespace vanthu::reports
