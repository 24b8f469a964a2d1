#include "server/reports/pdf_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace vanthu::reports {
namespace {

constexpr double kPaddingMm = 1.0;
constexpr double kRulePt = 0.4;
constexpr Colour kRule{0.45F, 0.45F, 0.45F};
constexpr Colour kHeadShade{0.90F, 0.92F, 0.95F};
constexpr Colour kRowShade{0.96F, 0.96F, 0.96F};

/// Takes the first lines of every cell off it.
std::vector<std::vector<std::string>> takeLines(std::vector<std::vector<std::string>>& cells,
                                                std::size_t count) {
    std::vector<std::vector<std::string>> taken(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto end = cells[i].begin() + static_cast<std::ptrdiff_t>(std::min(count, cells[i].size()));
        taken[i].assign(std::make_move_iterator(cells[i].begin()), std::make_move_iterator(end));
        cells[i].erase(cells[i].begin(), end);
    }
    return taken;
}

}  // namespace

PdfTable::PdfTable(PdfDocument& document, std::vector<TableColumn> columns, const Layout& layout,
                   double startMm)
    : document_(document), columns_(std::move(columns)), layout_(layout), y_(startMm) {
    drawHead();
    headEndMm_ = layout_.topMm + y_ - startMm;
}

void PdfTable::add(const TableRow& row) {
    std::vector<Lines> cells;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        cells.push_back(wrapped(row.cells.at(i).text, columns_[i], row.face));
    const double wholePage = document_.pageHeightMm() - layout_.bottomMm - headEndMm_;
    const double lineMm = lineHeightMm({row.face, layout_.sizePt});
    const auto linesOf = [&](double heightMm) {
        return static_cast<std::size_t>(std::max(1.0, (heightMm - 2 * layout_.rowPaddingMm) / lineMm));
    };
    if (heightOf(cells) > roomMm() && (heightOf(cells) <= wholePage || linesOf(roomMm()) < 3)) nextPage();
    if (!row.section.empty()) document_.bookmark(row.section, y_);
    if (!row.bookmark.empty()) document_.bookmark(row.bookmark, y_, BookmarkLevel::part);
    while (heightOf(cells) > roomMm()) {
        const double room = roomMm();
        drawRow(row, takeLines(cells, linesOf(room)), room);
        nextPage();
    }
    drawRow(row, cells, heightOf(cells));
}

void PdfTable::keepTogether(std::span<const TableRow> rows, double moreMm) {
    double height = moreMm;
    for (const auto& row : rows) {
        std::vector<Lines> cells;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            cells.push_back(wrapped(row.cells.at(i).text, columns_[i], row.face));
        height += heightOf(cells);
    }
    const double wholePage = document_.pageHeightMm() - layout_.bottomMm - headEndMm_;
    if (height > roomMm() && height <= wholePage) nextPage();
}

void PdfTable::drawHead() {
    std::vector<Lines> titles;
    for (const auto& column : columns_)
        titles.push_back(wrapped(column.title, column, FontFace::bold));
    const TextStyle style{FontFace::bold, layout_.sizePt};
    const auto bands = bandsOf();
    std::size_t most = 0;
    for (const auto& band : bands)
        most = std::max(most, band.lines.size());
    const double bandHeight =
        most == 0 ? 0 : static_cast<double>(most) * lineHeightMm(style) + 2 * kPaddingMm;
    most = 1;
    for (const auto& title : titles)
        most = std::max(most, title.size());
    const double titleHeight = static_cast<double>(most) * lineHeightMm(style) + 2 * kPaddingMm;

    double x = layout_.leftMm;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool below = !columns_[i].band.empty();
        drawTitle(titles[i], {x, below ? y_ + bandHeight : y_, columns_[i].widthMm,
                              below ? titleHeight : bandHeight + titleHeight});
        x += columns_[i].widthMm;
    }
    for (const auto& band : bands)
        if (!band.lines.empty()) drawTitle(band.lines, {band.leftMm, y_, band.widthMm, bandHeight});
    y_ += bandHeight + titleHeight;
    if (layout_.numbered) drawNumbers();
}

void PdfTable::drawTitle(const Lines& lines, const Box& box) {
    const TextStyle style{FontFace::bold, layout_.sizePt};
    document_.fill(box, kHeadShade);
    document_.frame(box, kRulePt, kRule);
    const double textHeight = static_cast<double>(lines.size()) * lineHeightMm(style);
    document_.lines({box.leftMm, box.topMm + (box.heightMm - textHeight) / 2, box.widthMm, 0}, lines, style,
                    Align::centre);
}

std::vector<PdfTable::Band> PdfTable::bandsOf() const {
    std::vector<Band> bands;
    double x = layout_.leftMm;
    for (std::size_t first = 0; first < columns_.size();) {
        TableColumn whole = columns_[first];
        whole.widthMm = 0;
        std::size_t end = first;
        while (end < columns_.size() && columns_[end].band == whole.band)
            whole.widthMm += columns_[end++].widthMm;
        if (!whole.band.empty())
            bands.push_back({x, whole.widthMm, wrapped(whole.band, whole, FontFace::bold)});
        x += whole.widthMm;
        first = end;
    }
    return bands;
}

void PdfTable::drawNumbers() {
    const TextStyle style{FontFace::italic, layout_.sizePt - 1};
    const double height = lineHeightMm(style) + kPaddingMm;
    double x = layout_.leftMm;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const Box box{x, y_, columns_[i].widthMm, height};
        document_.frame(box, kRulePt, kRule);
        document_.lines({x, y_ + kPaddingMm / 2, columns_[i].widthMm, 0}, {'(' + std::to_string(i + 1) + ')'},
                        style, Align::centre);
        x += columns_[i].widthMm;
    }
    y_ += height;
}

void PdfTable::drawRow(const TableRow& row, const std::vector<Lines>& cells, double heightMm) {
    const TextStyle style{row.face, layout_.sizePt};
    std::vector<Box> boxes;
    double x = layout_.leftMm;
    for (const auto& column : columns_) {
        boxes.push_back({x, y_, column.widthMm, heightMm});
        x += column.widthMm;
    }
    if (row.shaded) document_.fill({layout_.leftMm, y_, x - layout_.leftMm, heightMm}, kRowShade);
    document_.frames(boxes, kRulePt, kRule);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const double textHeight = static_cast<double>(cells[i].size()) * lineHeightMm(style);
        const Box inside{boxes[i].leftMm + kPaddingMm, y_ + (heightMm - textHeight) / 2,
                         boxes[i].widthMm - 2 * kPaddingMm, 0};
        if (!row.cells[i].text.empty()) document_.lines(inside, cells[i], style, columns_[i].align);
        if (row.cells[i].paint) row.cells[i].paint(document_, boxes[i]);
    }
    y_ += heightMm;
}

void PdfTable::nextPage() {
    document_.addPage(layout_.paper);
    y_ = layout_.topMm;
    drawHead();
}

PdfTable::Lines PdfTable::wrapped(const std::string& text, const TableColumn& column, FontFace face) const {
    return document_.wrapped(text, {face, layout_.sizePt}, column.widthMm - 2 * kPaddingMm);
}

double PdfTable::heightOf(const std::vector<Lines>& cells) const {
    std::size_t lines = 1;
    for (const auto& cell : cells)
        lines = std::max(lines, cell.size());
    // Faces differ in width only: one line is as high in each.
    const double height =
        static_cast<double>(lines) * lineHeightMm({.sizePt = layout_.sizePt}) + 2 * layout_.rowPaddingMm;
    return std::max(height, layout_.rowMm);
}

double PdfTable::roomMm() const {
    return document_.pageHeightMm() - layout_.bottomMm - y_;
}

}  // namespace vanthu::reports
