#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/extract/open_pdf.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/pdf_columns.h"
#include "indexer/extract/pdf_rows.h"
#include "schemas/domain/limits.h"
#include "schemas/layout/layout_text.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;
using layout::Side;

constexpr double kPointMm = 25.4 / 72;
/// Few lines over the whole page say little about its margins.
constexpr std::size_t kEnoughLines = 3;

std::pair<double, double> sizeMm(const poppler::page& page) {
    const auto area = page.page_rect();
    const auto turn = page.orientation();
    const bool turned = turn == poppler::page::landscape || turn == poppler::page::seascape;
    return turned ? std::pair{area.height() * kPointMm, area.width() * kPointMm}
                  : std::pair{area.width() * kPointMm, area.height() * kPointMm};
}

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

void addPage(const poppler::page& page, int number, legacy::Converter& converter, layout::Layout& layout) {
    layout::Page measured;
    measured.number = number;
    std::tie(measured.widthMm, measured.heightMm) = sizeMm(page);
    auto rows = rowsOf(page, number, converter);
    for (const auto& printed : takePageNumber(rows, measured.widthMm, measured.heightMm, number))
        layout.numbers.push_back(printed);
    if (rows.empty()) return;
    tellColumns(rows);
    measureMargins(rows, measured);
    layout.pages.push_back(measured);
    for (auto& row : rows)
        for (auto& line : row)
            if (layout.lines.size() < limits::kLayoutLines) layout.lines.push_back(std::move(line));
}

Extraction layoutOfPages(const poppler::document& document, const Budget& budget) {
    layout::Layout layout;
    layout.margins = layout::Margins::measured;
    const int pages = std::min(document.pages(), static_cast<int>(limits::kLayoutPages));
    layout.pageCount = pages;
    std::string reason;
    legacy::Converter converter(legacy::Converter::Source::glyphs);
    for (int i = 0; i < pages; ++i) {
        if (budget.nearlySpent()) {
            reason = "Tệp xử lý quá lâu: chỉ kiểm tra được " + std::to_string(i) + "/" +
                     std::to_string(pages) + " trang.";
            break;
        }
        const std::unique_ptr<poppler::page> page{document.create_page(i)};
        if (page) addPage(*page, i + 1, converter, layout);
    }
    if (layout.lines.empty())
        return {
            ExtractionState::noText, "PDF không có lớp chữ (bản quét): không kiểm tra được thể thức.", {}};
    Extraction result{ExtractionState::text, converter.remark(), layout::toText(layout)};
    result.addReason(reason);
    return result;
}

}  // namespace

Extraction layoutOfPdf(std::string_view bytes, const Budget& budget) {
    return withOpenPdf(bytes,
                       [&](const poppler::document& document) { return layoutOfPages(document, budget); });
}

}  // namespace vanthu::extract
