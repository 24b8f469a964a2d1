#include "indexer/extract/extract_file.h"

#include "indexer/extract/docx_layout.h"
#include "indexer/extract/html.h"
#include "indexer/extract/office.h"
#include "indexer/extract/pdf.h"

namespace vanthu::extract {

using domain::ExtractionState;

Extraction extractBytes(std::string_view bytes, const Claim& claim, const Budget& budget) {
    switch (kindOf(bytes, claim)) {
        case FileKind::empty:
            return {ExtractionState::noText, "Tệp rỗng.", {}};
        case FileKind::pdf:
            return extractPdf(bytes, budget);
        case FileKind::zip:
            return extractOffice(bytes, budget);
        case FileKind::ole:
            return describeOle(bytes);
        case FileKind::html:
            return extractHtml(bytes, budget);
        case FileKind::text:
            return extractPlainText(bytes, budget);
        case FileKind::image:
            return {ExtractionState::noText, "Tệp ảnh: cần nhận dạng chữ.", {}};
        case FileKind::rtf:
            return {ExtractionState::unsupported,
                    "Chưa đọc được nội dung tệp RTF; nên lưu lại thành .docx hoặc PDF.",
                    {}};
        case FileKind::xml:
            return {ExtractionState::unsupported, "Chưa đọc được nội dung tệp XML.", {}};
        case FileKind::other:
            break;
    }
    return {ExtractionState::unsupported, "Chưa hỗ trợ loại tệp này.", {}};
}

Extraction layoutOfBytes(std::string_view bytes, const Claim& claim, const Budget& budget) {
    Extraction layout;
    switch (kindOf(bytes, claim)) {
        case FileKind::pdf:
            layout = layoutOfPdf(bytes, budget);
            break;
        case FileKind::zip:
            layout = layoutOfDocx(bytes, budget);
            break;
        case FileKind::ole:
            return describeOle(bytes);
        default:
            return {ExtractionState::unsupported, "Chỉ kiểm tra được thể thức của tệp .docx và PDF.", {}};
    }
    if (layout.text.size() > budget.outputBytes())
        return {ExtractionState::limitReached, "Tệp quá dài để kiểm tra thể thức.", {}};
    return layout;
}

}  // namespace vanthu::extract
