#include "server/reports/comparison_pdf.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "server/reports/pdf_table.h"
#include "server/reports/report_paper.h"

namespace vanthu::reports {
namespace {

constexpr double kChartMm = 38;
constexpr double kMostBarMm = 22;
constexpr double kNumberMm = 12;  ///< so high a bar holds its number, clear of a threshold near its top
constexpr Colour kPaper{1, 1, 1};
constexpr double kOrderColumnMm = 11;
constexpr double kRateColumnMm = 33;
constexpr double kChangeColumnMm = 27;
constexpr double kMoveColumnMm = 40;
constexpr int kWhole = 1000;  ///< tenths of a percent

const Colour& colourOf(const Rate& rate, Threshold threshold) {
    return rate.reaches(threshold) ? kReached : kNotReached;
}

/// A bar for each period from 0 to 100 %, a stroke at the threshold. Returns the y below.
double drawTrend(PdfDocument& pdf, double top, const std::vector<ComparedPeriod>& trend,
                 Threshold threshold) {
    const TextStyle small{FontFace::regular, 9, kQuiet};
    const double ground = top + 6 + kChartMm;
    const auto heightOf = [](int tenths) { return kChartMm * std::min(tenths, kWhole) / kWhole; };
    const double room = kWidthMm / static_cast<double>(trend.size());
    const double bar = std::min(kMostBarMm, room * 0.5);
    double centre = kLeftMm + room / 2;
    for (const auto& [period, rate, units] : trend) {
        const auto tenths = rate.tenthsOfPercent();
        const double height = tenths ? heightOf(*tenths) : 0;
        if (tenths) pdf.fill({centre - bar / 2, ground - height, bar, height}, colourOf(rate, threshold));
        // Within the bar, where neither the stroke of the threshold nor another bar is.
        const bool isWithin = height > kNumberMm;
        pdf.text(centre, isWithin ? ground - height + kNumberMm - 2 : ground - height - 1.5, printed(rate),
                 {FontFace::bold, 10, isWithin ? kPaper : Colour{}}, Align::centre);
        pdf.text(centre, ground + 4.5, shortText(period), small, Align::centre);
        centre += room;
    }
    pdf.line(kLeftMm, ground, kLeftMm + kWidthMm, ground);
    const double limit = ground - heightOf(threshold.perMille);
    pdf.line(kLeftMm, limit, kLeftMm + kWidthMm, limit, 0.7, kQuiet);
    pdf.text(kLeftMm, limit - 1, "Ngưỡng " + printed(threshold) + " %", small);
    return ground + 9;
}

/// From what the unit had in the period before, a stroke, to what it has now, a bar.
void drawMove(PdfDocument& pdf, const Box& cell, const ComparedRow& row, Threshold threshold) {
    const auto now = row.now.tenthsOfPercent();
    if (!now) return;
    const Box track{cell.leftMm + 1.5, cell.topMm + cell.heightMm / 2 - 1.1, cell.widthMm - 3, 2.2};
    const auto lengthOf = [&](int tenths) { return track.widthMm * std::min(tenths, kWhole) / kWhole; };
    pdf.fill(track, kTrack);
    auto bar = track;
    bar.widthMm = lengthOf(*now);
    pdf.fill(bar, colourOf(row.now, threshold));
    const auto& previous = row.earlier.front();
    const auto before = previous ? previous->tenthsOfPercent() : std::nullopt;
    if (!before) return;
    const double x = track.leftMm + lengthOf(*before);
    pdf.line(x, track.topMm - 0.8, x, track.topMm + track.heightMm + 0.8, 1.2);
}

TableRow tableRow(const ComparedRow& row, Threshold threshold) {
    TableRow line{.cells = {row.order, row.name, printed(row.now)}};
    for (const auto& earlier : row.earlier) {
        line.cells.emplace_back(printed(earlier));
        line.cells.emplace_back(changeText(row.now, earlier));
    }
    TableCell move;
    move.paint = [row, threshold](PdfDocument& pdf, const Box& box) { drawMove(pdf, box, row, threshold); };
    line.cells.push_back(std::move(move));
    if (!row.order.empty()) return line;
    line.face = FontFace::bold;
    line.shaded = true;
    return line;
}

/// A quarter stays on one line with its number.
std::string unbroken(std::string title) {
    constexpr std::string_view kQuarter = "Quý ";
    if (const auto at = title.find(kQuarter); at != std::string::npos)
        title.replace(at + kQuarter.size() - 1, 1, "\u00A0");
    return title;
}

std::vector<TableColumn> columnsOf(const ComparedTitles& titles) {
    const auto periods = static_cast<double>(titles.earlier.size());
    const double names = kWidthMm - kOrderColumnMm - kRateColumnMm -
                         periods * (kRateColumnMm + kChangeColumnMm) - kMoveColumnMm;
    std::vector<TableColumn> columns{{"", "STT", kOrderColumnMm, Align::centre},
                                     {"", "Đơn vị", names, Align::left},
                                     {"", unbroken(titles.now), kRateColumnMm, Align::right}};
    for (const auto& earlier : titles.earlier) {
        columns.push_back({"", unbroken(earlier.rate), kRateColumnMm, Align::right});
        columns.push_back({"", earlier.change, kChangeColumnMm, Align::right});
    }
    columns.push_back({"", "Kỳ này (cột), kỳ trước (vạch)", kMoveColumnMm, Align::left});
    return columns;
}

}  // namespace

void drawComparison(PdfDocument& pdf, const ComparedTitles& titles, const std::vector<ComparedRow>& rows,
                    const std::vector<ComparedPeriod>& trend, Threshold threshold) {
    pdf.addPage(Paper::a4Landscape);
    pdf.bookmark(titles.whole, 0);
    const double centre = kLeftMm + kWidthMm / 2;
    pdf.text(centre, kTopMm + 5, titles.whole, {FontFace::bold, 14}, Align::centre);
    pdf.text(centre, kTopMm + 11, titles.measure, {FontFace::italic, 12, kQuiet}, Align::centre);
    const double start = drawTrend(pdf, kTopMm + 14, trend, threshold);
    PdfTable table(pdf, columnsOf(titles),
                   {.leftMm = kLeftMm,
                    .topMm = kTopMm,
                    .bottomMm = kBottomMm,
                    .sizePt = kSizePt,
                    .rowPaddingMm = kRowPaddingMm},
                   start);
    for (const auto& row : rows)
        table.add(tableRow(row, threshold));
}

}  // namespace vanthu::reports
