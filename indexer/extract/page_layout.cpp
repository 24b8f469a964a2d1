#include "indexer/extract/page_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "indexer/extract/pdf_columns.h"
#include "schemas/domain/limits.h"

namespace vanthu::extract {
namespace {

using layout::Side;

/// Few lines over the whole page say little about its margins.
constexpr std::size_t kEnoughLines = 3;

/// The free space around the text. Heads are often set wider than the text below them, so that left and right
/// are those of lines over the whole page, where there are some.
void measureMargins(const std::vector<Row>& rows, layout::Page& page) {
    std::size_t wholeLines = 0;
    for (const auto& row : rows)
        wholeLines += row.front().side == Side::whole ? 1 : 0;
    layout::Box text{page.widthMm, page.heightMm, 0, 0};
    for (const auto& row : rows)
        for (const auto& line : row) {
            text.top = std::min(text.top, line.box.top);
            text.bottom = std::max(text.bottom, line.box.bottom);
            if (line.side != Side::whole && wholeLines >= kEnoughLines) continue;
            text.left = std::min(text.left, line.box.left);
            text.right = std::max(text.right, line.box.right);
        }
    page.leftMm = text.left;
    page.topMm = text.top;
    page.rightMm = page.widthMm - text.right;
    page.bottomMm = page.heightMm - text.bottom;
}

/// That of the pages of the same size before it; empty on the first one.
TextArea areaSoFar(const layout::Page& page, const layout::Layout& layout) {
    TextArea area{page.widthMm, 0};
    for (const auto& other : layout.pages) {
        if (std::abs(other.widthMm - page.widthMm) > 1) continue;
        area.leftMm = std::min(area.leftMm, other.leftMm);
        area.rightMm = std::max(area.rightMm, other.widthMm - other.rightMm);
    }
    return area;
}

}  // namespace

void addRows(std::vector<Row> rows, layout::Page page, layout::Layout& layout) {
    for (const auto& printed : takePageNumber(rows, page.widthMm, page.heightMm, page.number))
        layout.numbers.push_back(printed);
    if (rows.empty()) return;
    tellColumns(rows, areaSoFar(page, layout));
    measureMargins(rows, page);
    layout.pages.push_back(page);
    for (auto& row : rows)
        for (auto& line : row)
            if (layout.lines.size() < limits::kLayoutLines) layout.lines.push_back(std::move(line));
}

}  // namespace vanthu::extract
