#include "indexer/extract/extract_file.h"

#include "indexer/extract/docx_layout.h"
#include "indexer/extract/html.h"
#include "indexer/extract/mail.h"
#include "indexer/extract/old_office.h"
#include "indexer/extract/pdf.h"
#include "indexer/extract/rtf.h"
#include "indexer/extract/xml_file.h"
#include "indexer/extract/zip_file.h"

namespace vanthu::extract {

using domain::ExtractionState;

Extraction extractBytes(std::string_view bytes, const Claim& claim, const Budget& budget) {
    Unpacking unpacking;
    return extractBytes(bytes, claim, budget, unpacking);
}

Extraction extractBytes(std::string_view bytes, const Claim& claim, const Budget& budget,
                        Unpacking& unpacking) {
    switch (kindOf(bytes, claim)) {
        case FileKind::empty:
            return {ExtractionState::noText, "Tệp rỗng.", {}};
        case FileKind::pdf:
            return extractPdf(bytes, budget);
        case FileKind::zip:
            return extractZip(bytes, budget, unpacking);
        case FileKind::ole:
            return extractOldOffice(bytes, budget, unpacking);
        case FileKind::html:
            return extractHtml(bytes, budget, claim.charset);
        case FileKind::text:
            return extractPlainText(bytes, budget, claim.charset);
        case FileKind::image:
            return {ExtractionState::ocrPending, "Tệp ảnh: chờ nhận dạng chữ.", {}};
        case FileKind::rtf:
            return extractRtf(bytes, budget);
        case FileKind::mail:
            return extractMail(bytes, budget, unpacking);
        case FileKind::xml:
            return extractXml(bytes, budget);
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
            layout = layoutOfOldOffice(bytes, budget);
            break;
        default:
            return {ExtractionState::unsupported, "Chỉ kiểm tra được thể thức của tệp .docx và PDF.", {}};
    }
    if (layout.text.size() > budget.outputBytes())
        return {ExtractionState::limitReached, "Tệp quá dài để kiểm tra thể thức.", {}};
    return layout;
}

}  // namespace vanthu::extract
