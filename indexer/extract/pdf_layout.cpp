#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <utility>

#include "indexer/extract/open_pdf.h"
#include "indexer/extract/page_layout.h"
#include "indexer/extract/page_units.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/pdf_rows.h"
#include "schemas/domain/limits.h"
#include "schemas/layout/layout_text.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

std::pair<double, double> sizeMm(const poppler::page& page) {
    const auto area = page.page_rect();
    const auto turn = page.orientation();
    const bool turned = turn == poppler::page::landscape || turn == poppler::page::seascape;
    return turned ? std::pair{area.height() * kPointMm, area.width() * kPointMm}
                  : std::pair{area.width() * kPointMm, area.height() * kPointMm};
}

void addPage(const poppler::page& page, int number, legacy::Converter& converter, layout::Layout& layout) {
    layout::Page measured;
    measured.number = number;
    std::tie(measured.widthMm, measured.heightMm) = sizeMm(page);
    addRows(rowsOf(page, number, converter), measured, layout);
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
