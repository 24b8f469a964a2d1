#pragma once

#include "server/reports/pdf_document.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace vanthu::reports {

struct TableColumn {
    std::string band;  ///< heading above neighbouring columns of the same band, "" for none
    std::string title;
    double widthMm{0};
    Align align{Align::left};
};

struct TableCell {
    TableCell() = default;
    TableCell(std::string content) : text(std::move(content)) {}  // NOLINT: cells are written as their text
    std::string text;
    std::function<void(PdfDocument&, const Box&)> paint{};  ///< draws into the cell, after the text
};

struct TableRow {
    std::vector<TableCell> cells;  ///< one per column
    FontFace face{FontFace::regular};
    bool shaded{false};
    std::string section{};   ///< a bookmark over those that follow; "" for none
    std::string bookmark{};  ///< "" for none
};

/// A ruled table that grows down the page; cells wrap, and the head is repeated on every page it needs. Rows
/// stay whole where a page can hold them; a longer one goes on on the next page. All pages are of one paper.
class PdfTable {
  public:
    struct Layout {
        Paper paper{Paper::a4Landscape};
        double leftMm{20};
        double topMm{20};     ///< of the table on the pages after the first
        double bottomMm{20};  ///< free space at the lower edge
        double sizePt{10};
        double rowPaddingMm{1};  ///< above and below the text of a row
        double rowMm{0};         ///< least height of a row: room to sign in
        bool numbered{false};  ///< a row (1) (2) (3) … below the titles, as the forms of the decree have it
    };
    /// Draws the head at `startMm` of the current page of `document`, which must outlive the table.
    PdfTable(PdfDocument& document, std::vector<TableColumn> columns, const Layout& layout, double startMm);

    /// Bookmarks lead to where the row begins.
    void add(const TableRow& row);
    /// Begins a new page where these rows and so much below them would not stay on this one, and one page can
    /// hold them.
    void keepTogether(std::span<const TableRow> rows, double moreMm);
    /// The lower edge of the last row.
    [[nodiscard]] double endMm() const { return y_; }

  private:
    using Lines = std::vector<std::string>;
    /// A heading above neighbouring columns.
    struct Band {
        double leftMm, widthMm;
        Lines lines;
    };

    [[nodiscard]] std::vector<Band> bandsOf() const;
    void drawHead();
    void drawNumbers();
    void drawTitle(const Lines& lines, const Box& box);
    void drawRow(const TableRow& row, const std::vector<Lines>& cells, double heightMm);
    void nextPage();
    [[nodiscard]] Lines wrapped(const std::string& text, const TableColumn& column, FontFace face) const;
    [[nodiscard]] double heightOf(const std::vector<Lines>& cells) const;
    /// What is left of the page below the last row.
    [[nodiscard]] double roomMm() const;

    PdfDocument& document_;
    std::vector<TableColumn> columns_;
    Layout layout_;
    double y_;
    double headEndMm_{0};  ///< of a page after the first
};

}  // namespace vanthu::reports
