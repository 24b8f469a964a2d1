#include "indexer/ocr/read_page.h"

#include <poppler-document.h>

#include <algorithm>
#include <utility>

#include "indexer/extract/file_kind.h"
#include "indexer/extract/open_pdf.h"
#include "indexer/extract/pdf_scan.h"
#include "indexer/ocr/image_pages.h"
#include "indexer/ocr/pdf_pages.h"
#include "indexer/ocr/recogniser.h"
#include "schemas/domain/limits.h"
#include "schemas/layout/ocr_page_text.h"

namespace vanthu::ocr {
namespace {

using domain::ExtractionState;
using extract::Extraction;
using extract::FileKind;

constexpr const char* kNoScan = "Tệp không có trang quét.";

Extraction pagesOfPdf(const poppler::document& document, const extract::Budget& budget) {
    layout::ScannedPages pages;
    pages.pageCount = std::min(document.pages(), static_cast<int>(limits::kOcrPages));
    std::string reason;
    for (int i = 0; i < pages.pageCount; ++i) {
        if (budget.nearlySpent() || pages.scanned.size() == limits::kOcrScannedPages) {
            reason = "Tệp quá dài: chỉ nhận dạng chữ đến trang " + std::to_string(i) + "/" +
                     std::to_string(pages.pageCount) + ".";
            break;
        }
        if (extract::isScanned(document, i, extract::textOfPage(document, i))) pages.scanned.push_back(i + 1);
    }
    if (pages.scanned.empty()) return {ExtractionState::noText, kNoScan, {}};
    return {ExtractionState::text, reason, layout::toText(pages)};
}

Extraction pagesOfImage(std::string_view bytes) {
    layout::ScannedPages pages;
    pages.pageCount = imagePages(bytes);
    for (int number = 1; number <= pages.pageCount; ++number)
        pages.scanned.push_back(number);
    return {ExtractionState::text, {}, layout::toText(pages)};
}

Extraction recognised(const Picture& picture, int number, Recogniser& recogniser,
                      const extract::Budget& budget) {
    const auto page = recogniser.read(picture, number, budget);
    if (!page) return {ExtractionState::limitReached, "Trang cần quá nhiều thời gian để nhận dạng chữ.", {}};
    return {ExtractionState::text, {}, layout::toText(*page)};
}

}  // namespace

Extraction scannedPages(std::string_view bytes, const extract::Budget& budget) {
    switch (extract::kindOf(bytes, {})) {
        case FileKind::pdf:
            return extract::withOpenPdf(
                bytes, [&](const poppler::document& document) { return pagesOfPdf(document, budget); });
        case FileKind::image:
            return pagesOfImage(bytes);
        default:
            return {ExtractionState::noText, kNoScan, {}};
    }
}

Extraction readPage(std::string_view bytes, int number, Recogniser& recogniser,
                    const extract::Budget& budget) {
    switch (extract::kindOf(bytes, {})) {
        case FileKind::pdf:
            return extract::withOpenPdf(bytes, [&](const poppler::document& document) -> Extraction {
                if (number < 1 || number > document.pages())
                    return {ExtractionState::damaged, "Tệp không có trang này.", {}};
                const auto picture = renderPage(document, number - 1);
                if (!picture.pix) return {ExtractionState::damaged, "Trang bị hỏng: không vẽ được.", {}};
                return recognised(picture, number, recogniser, budget);
            });
        case FileKind::image: {
            auto opened = openImage(bytes, number);
            if (!opened.picture.pix) return std::move(opened.refusal);
            return recognised(opened.picture, number, recogniser, budget);
        }
        default:
            return {ExtractionState::noText, kNoScan, {}};
    }
}

}  // namespace vanthu::ocr
