#include "indexer/ocr_client/ocr_layout.h"

#include "indexer/extract/page_layout.h"

#include <set>
#include <utility>

namespace vanthu::ocr {

layout::Layout layoutOf(const std::vector<layout::OcrPage>& pages, int pageCount) {
    layout::Layout layout;
    layout.margins = layout::Margins::measured;
    layout.pageCount = pageCount;
    for (const auto& page : pages) {
        std::vector<std::vector<extract::PageWord>> lines;
        for (const auto& line : page.lines) {
            auto& words = lines.emplace_back();
            for (const auto& word : line.words)
                words.push_back({word.box, word.text, {.font = {}, .sizePt = line.sizePt}, true});
        }
        layout::Page size;
        size.number = page.number;
        size.widthMm = page.widthMm;
        size.heightMm = page.heightMm;
        extract::addRows(extract::rowsOfLines(std::move(lines), page.number), size, layout);
    }
    return layout;
}

extract::ExtractedLayout layoutOfEnds(OcrReader& reader, std::string_view bytes) {
    const auto scan = reader.scannedPages(bytes);
    if (!scan.pages) return {scan.state, scan.reason, {}};
    std::vector<layout::OcrPage> pages;
    const std::set<int> ends{1, scan.pages->pageCount};
    for (const int number : ends) {
        auto answer = reader.page(bytes, number);
        if (!answer.page) return {answer.state, std::move(answer.reason), {}};
        pages.push_back(std::move(*answer.page));
    }
    return {domain::ExtractionState::text, {}, layoutOf(pages, scan.pages->pageCount)};
}

}  // namespace vanthu::ocr
