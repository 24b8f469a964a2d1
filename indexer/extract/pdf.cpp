#include "indexer/extract/pdf.h"
#include "indexer/extract/open_pdf.h"

#include <poppler-document.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/pdf_running.h"
#include "indexer/extract/pdf_scan.h"
#include "indexer/extract/pdf_text.h"
#include "indexer/legacy_text/rejoin.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

constexpr const char* kUnknownLetters = "PDF có phông chữ không rõ chữ gì.";

constexpr const char* kNothing = "PDF không có nội dung chữ.";

/// The pages as they are read, before anything is known of all of them.
struct Pages {
    std::vector<PageText> read;
    int unreadable{0};
    bool scanned{false};  ///< one of them at least shows more than it says
    bool stopped{false};
};

Pages readPages(const poppler::document& document, const Budget& budget) {
    Pages pages;
    std::size_t bytes = 0;
    for (int i = 0; i < document.pages() && bytes < budget.outputBytes(); ++i) {
        if (budget.nearlySpent()) {
            pages.stopped = true;
            break;
        }
        auto page = textOfPage(document, i);
        // One is enough: vanthu-ocr looks at all of them.
        pages.scanned = pages.scanned || isScanned(document, i, page);
        if (!isReadable(page)) {
            ++pages.unreadable;
            page = {};
        }
        bytes += page.text.size();
        pages.read.push_back(std::move(page));
    }
    return pages;
}

void appendPages(const std::vector<PageText>& pages, BoundedText& text) {
    std::vector<std::string_view> texts;
    for (const auto& page : pages)
        texts.emplace_back(page.text);
    const auto kept = withoutRunningLines(texts);
    for (std::size_t i = 0; i < pages.size() && !text.full(); ++i) {
        append(pages[i], kept[i].first, kept[i].second, text);
        text.append("\n");
    }
}

std::string share(std::size_t some, int all) {
    return std::to_string(some) + "/" + std::to_string(all) + " trang";
}

Extraction extractPages(const poppler::document& document, const Budget& budget) {
    const auto pages = readPages(document, budget);
    BoundedText text(budget.outputBytes());
    text.setFromGlyphs();
    appendPages(pages.read, text);
    Extraction result = finished(text, pages.unreadable > 0 ? kUnknownLetters : kNothing);
    result.text = legacy::rejoined(result.text);
    if (pages.scanned) {
        result.state = ExtractionState::ocrPending;
        if (result.text.empty()) result.reason.clear();
        result.addReason(kToBeRecognised);
    } else if (!result.text.empty() && pages.unreadable > 0)
        result.addReason(share(static_cast<std::size_t>(pages.unreadable), document.pages()) +
                         " có phông chữ không rõ chữ gì.");
    if (!pages.stopped) return result;
    const auto stop = "Tệp xử lý quá lâu: chỉ đọc được " + share(pages.read.size(), document.pages()) + ".";
    if (result.text.empty() && !pages.scanned) return {ExtractionState::limitReached, stop, {}};
    result.addReason(stop);
    return result;
}

}  // namespace

Extraction extractPdf(std::string_view bytes, const Budget& budget) {
    return withOpenPdf(bytes,
                       [&](const poppler::document& document) { return extractPages(document, budget); });
}

}  // namespace vanthu::extract
