#include "server/stamp/pdf_merger.h"

#include "server/stamp/protocol.h"
#include "server/stamp/stamp_child.h"

#include <charconv>

namespace vanthu::stamp {

std::optional<int> PdfMerger::pagesOf(std::string_view pdf) const {
    if (pdf.size() > limits_.fileBytes) return std::nullopt;
    const auto file = limited::sealedFile(pdf);
    const auto answer = outputOf(program_, limits_, {kPagesWord}, {{file.number(), kOriginal}});
    if (!answer) return std::nullopt;
    int pages = 0;
    std::from_chars(answer->data(), answer->data() + answer->size(), pages);
    return pages > 0 ? std::optional{pages} : std::nullopt;
}

std::optional<std::string> PdfMerger::merged(const std::vector<std::string>& pdfs) const {
    std::vector<std::string> words{kMergeWord};
    std::string all;
    for (const auto& pdf : pdfs) {
        words.push_back(std::to_string(pdf.size()));
        all += pdf;
    }
    if (all.size() > limits_.fileBytes) return std::nullopt;
    const auto file = limited::sealedFile(all);
    return outputOf(program_, limits_, words, {{file.number(), kOriginal}});
}

}  // namespace vanthu::stamp
