#include "server/reports/pdf_table.h"

#include <algorithm>

namespace vanthu::reports {
namespace {

constexpr double kPaddingMm = 1.0;
constexpr double kRulePt = 0.4;
constexpr Colour kRule{0.45F, 0.45F, 0.45F};
constexpr Colour kHeadShade{0.90F, 0.92F, 0.95F};
constexpr Colour kRowShade{0.96F, 0.96F, 0.96F};

double heightOf(const std::vector<std::vector<std::string>>& cells, const TextStyle& style) {
    std::size_t lines = 1;
    for (const auto& cell : cells)
        lines = std::max(lines, cell.size());
    return static_cast<double>(lines) * lineHeightMm(style) + 2 * kPaddingMm;
}

}  // namespace

PdfTable::PdfTable(PdfDocument& document, std::vector<TableColumn> columns, const Layout& layout,
                   double startMm)
    : document_(document), columns_(std::move(columns)), layout_(layout), y_(startMm) {
    drawHead();
}

bool PdfTable::hasBands() const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [](const auto& column) { return !column.band.empty(); });
}

void PdfTable::drawHead() {
    const TextStyle style{FontFace::bold, layout_.sizePt};
    std::vector<std::vector<std::string>> titles;
    for (const auto& column : columns_)
        titles.push_back(document_.wrapped(column.title, style, column.widthMm - 2 * kPaddingMm));
    const double bandHeight = hasBands() ? lineHeightMm(style) + 2 * kPaddingMm : 0;
    const double titleHeight = heightOf(titles, style);

    double x = layout_.leftMm;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool below = !columns_[i].band.empty();
        const Box box{x, below ? y_ + bandHeight : y_, columns_[i].widthMm,
                      below ? titleHeight : bandHeight + titleHeight};
        document_.fill(box, kHeadShade);
        document_.frame(box, kRulePt, kRule);
        drawCell({}, titles[i], box, Align::centre, style);
        x += columns_[i].widthMm;
    }
    if (bandHeight > 0) drawBands(bandHeight);
    y_ += bandHeight + titleHeight;
}

void PdfTable::drawBands(double heightMm) {
    const TextStyle style{FontFace::bold, layout_.sizePt};
    double x = layout_.leftMm;
    for (std::size_t first = 0; first < columns_.size();) {
        double width = 0;
        std::size_t end = first;
        while (end < columns_.size() && columns_[end].band == columns_[first].band)
            width += columns_[end++].widthMm;
        if (!columns_[first].band.empty()) {
            const Box box{x, y_, width, heightMm};
            document_.fill(box, kHeadShade);
            document_.frame(box, kRulePt, kRule);
            drawCell({}, {columns_[first].band}, box, Align::centre, style);
        }
        x += width;
        first = end;
    }
}

void PdfTable::add(const TableRow& row) {
    const TextStyle style{row.face, layout_.sizePt};
    std::vector<std::vector<std::string>> cells;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        cells.push_back(document_.wrapped(row.cells.at(i).text, style, columns_[i].widthMm - 2 * kPaddingMm));
    const double height = heightOf(cells, style);
    if (y_ + height > document_.pageHeightMm() - layout_.bottomMm) {
        document_.addPage(layout_.paper);
        y_ = layout_.topMm;
        drawHead();
    }

    double x = layout_.leftMm;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Box box{x, y_, columns_[i].widthMm, height};
        if (row.shaded) document_.fill(box, kRowShade);
        document_.frame(box, kRulePt, kRule);
        drawCell(row.cells[i], cells[i], box, columns_[i].align, style);
        x += columns_[i].widthMm;
    }
    y_ += height;
}

void PdfTable::drawCell(const TableCell& cell, const std::vector<std::string>& lines, const Box& box,
                        Align align, const TextStyle& style) {
    const double textHeight = static_cast<double>(lines.size()) * lineHeightMm(style);
    double y = box.topMm + (box.heightMm - textHeight) / 2;
    for (const auto& line : lines) {
        const Box lineBox{box.leftMm + kPaddingMm, y, box.widthMm - 2 * kPaddingMm, 0};
        y = document_.paragraph(lineBox, line, style, align);
    }
    if (cell.paint) cell.paint(document_, box);
}

}  // namespace vanthu::reports
