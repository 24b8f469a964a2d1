#include "indexer/extract/old_office.h"

#include "indexer/extract/excel97.h"
#include "indexer/extract/ole_file.h"
#include "indexer/extract/outlook.h"
#include "indexer/extract/powerpoint97.h"
#include "indexer/extract/word97.h"
#include "indexer/extract/word97_layout.h"

namespace vanthu::extract {

using domain::ExtractionState;

Extraction extractOldOffice(std::string_view bytes, const Budget& budget, Unpacking& unpacking) {
    const auto file = OleFile::open(bytes);
    if (!file) return {ExtractionState::damaged, "Tệp Office đời cũ bị hỏng.", {}};
    if (file->has("EncryptedPackage")) return {ExtractionState::encrypted, kHasPassword, {}};
    if (file->has("WordDocument")) return extractWord97(*file, budget);
    if (file->has("Workbook")) return extractExcel97(*file, budget);
    if (file->has("PowerPoint Document")) return extractPowerPoint97(*file, budget);
    if (isOutlook(*file)) return extractOutlook(*file, budget, unpacking);
    return {ExtractionState::unsupported,
            "Chưa đọc được nội dung tệp Office đời cũ loại này; nên lưu lại thành .docx hoặc PDF.",
            {}};
}

Extraction layoutOfOldOffice(std::string_view bytes, const Budget& budget) {
    const auto file = OleFile::open(bytes);
    if (file && file->has("EncryptedPackage")) return {ExtractionState::encrypted, kHasPassword, {}};
    if (file && file->has("WordDocument")) return layoutOfWord97(*file, budget);
    return {ExtractionState::unsupported, "Chỉ kiểm tra được thể thức của tệp .docx và PDF.", {}};
}

}  // namespace vanthu::extract
