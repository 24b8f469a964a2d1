#include "indexer/extract/pdf.h"
#include "indexer/extract/open_pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <memory>
#include <string>

#include "indexer/extract/utf16.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

constexpr const char* kNothing = "PDF không có lớp chữ (bản quét): cần nhận dạng chữ.";

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

std::string textOfPage(const poppler::document& document, int index) {
    const std::unique_ptr<poppler::page> page{document.create_page(index)};
    if (!page) return {};
    return utf8Of(page->text(poppler::rectf{}, poppler::page::non_raw_non_physical_layout));
}

Extraction extractPages(const poppler::document& document, const Budget& budget) {
    BoundedText text(budget.outputBytes());
    const int pages = document.pages();
    int done = 0;
    for (; done < pages && !text.full() && !budget.nearlySpent(); ++done) {
        text.append(textOfPage(document, done));
        text.append("\n");
    }
    if (done == pages || text.full()) return finished(text, kNothing);
    Extraction result = finished(text, "");
    result.reason =
        "Tệp xử lý quá lâu: chỉ đọc được " + std::to_string(done) + "/" + std::to_string(pages) + " trang.";
    if (result.text.empty()) result.state = ExtractionState::limitReached;
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
