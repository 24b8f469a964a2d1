#include "indexer/extract/pdf.h"
#include "indexer/extract/open_pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/pdf_running.h"
#include "indexer/extract/pdf_text.h"
#include "indexer/legacy_text/rejoin.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

constexpr const char* kNothing = "PDF không có lớp chữ (bản quét): cần nhận dạng chữ.";

constexpr const char* kNoLetters = "PDF có phông chữ không rõ chữ gì: cần nhận dạng chữ.";

constexpr std::string_view kSmallestPage = R"(%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 28>>stream
BT /F 9 Tf 9 9 Td (a) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
)";

/// The pages as they are read, before anything is known of all of them.
struct Pages {
    std::vector<PageText> read;
    int unreadable{0};
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
    Extraction result = finished(text, pages.unreadable > 0 ? kNoLetters : kNothing);
    result.text = legacy::rejoined(result.text);
    if (!result.text.empty() && pages.unreadable > 0)
        result.addReason(share(static_cast<std::size_t>(pages.unreadable), document.pages()) +
                         " có phông chữ không rõ chữ gì: cần nhận dạng chữ.");
    if (!pages.stopped) return result;
    const auto stop = "Tệp xử lý quá lâu: chỉ đọc được " + share(pages.read.size(), document.pages()) + ".";
    if (result.text.empty()) return {ExtractionState::limitReached, stop, {}};
    result.addReason(stop);
    return result;
}

}  // namespace

Extraction withOpenPdf(std::string_view bytes,
                       const std::function<Extraction(const poppler::document& document)>& read) {
    const std::unique_ptr<poppler::document> document{
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))};
    if (!document) return {ExtractionState::damaged, "Tệp PDF bị hỏng: không đọc được cấu trúc.", {}};
    if (document->is_locked())
        return {ExtractionState::encrypted, "PDF có mật khẩu: không đọc được nội dung.", {}};
    if (document->pages() <= 0) return {ExtractionState::damaged, "Tệp PDF bị hỏng: không có trang nào.", {}};
    return read(*document);
}

Extraction extractPdf(std::string_view bytes, const Budget& budget) {
    return withOpenPdf(bytes,
                       [&](const poppler::document& document) { return extractPages(document, budget); });
}

void warmUpPdf() {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    (void)extractPdf(kSmallestPage, Budget(1, 100));
}

}  // namespace vanthu::extract
