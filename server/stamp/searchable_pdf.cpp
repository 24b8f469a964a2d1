#include "server/stamp/searchable_pdf.h"

#include "schemas/layout/ocr_page_text.h"
#include "server/stamp/protocol.h"
#include "server/stamp/stamp_child.h"

namespace vanthu::stamp {

std::optional<std::string> SearchablePdf::copyOf(std::string_view original,
                                                 const std::vector<layout::OcrPage>& pages) const {
    if (original.size() > limits_.fileBytes || pages.empty()) return std::nullopt;
    std::string words;
    for (const auto& page : pages) {
        if (!words.empty()) words += kPageEnd;
        words += layout::toText(page);
    }
    const auto originalFile = limited::sealedFile(original);
    const auto wordsFile = limited::sealedFile(words);
    return outputOf(program_, limits_, {kSearchableWord},
                    {{originalFile.number(), kOriginal}, {wordsFile.number(), kWords}});
}

}  // namespace vanthu::stamp
