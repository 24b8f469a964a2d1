#include "indexer/extract/open_pdf.h"

#include <poppler-document.h>
#include <poppler-global.h>

#include <memory>
#include <string>

#include "indexer/extract/pdf_text.h"

namespace vanthu::extract {
namespace {

using domain::ExtractionState;

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

void warmUpPdf() {
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    (void)withOpenPdf(kSmallestPage, [](const poppler::document& document) {
        return Extraction{ExtractionState::text, {}, textOfPage(document, 0).text};
    });
}

}  // namespace vanthu::extract
