#include "indexer/extract_client/extractor.h"

#include <fcntl.h>

#include <utility>

#include "indexer/extract/protocol.h"
#include "schemas/layout/layout_text.h"

namespace vanthu::extract {

std::filesystem::path Extractor::programBesideOwn() {
    return limited::programBesideOwn("vanthu-extract");
}

ExtractedText Extractor::extract(const std::filesystem::path& blob, std::string_view fileName,
                                 std::string_view mediaType) {
    const limited::Descriptor file(open(blob.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    return child_.read({file.number(), Wanted::text, 0, fileName, mediaType});
}

ExtractedText Extractor::extractBytes(std::string_view bytes, std::string_view fileName,
                                      std::string_view mediaType) {
    const auto file = limited::sealedFile(bytes);
    return child_.read({file.number(), Wanted::text, 0, fileName, mediaType});
}

ExtractedLayout Extractor::layoutOfBytes(std::string_view bytes) {
    const auto file = limited::sealedFile(bytes);
    auto answer = child_.read({file.number(), Wanted::layout});
    std::optional<layout::Layout> layout;
    if (answer.state == domain::ExtractionState::text) {
        layout = layout::parseLayout(answer.text);
        if (!layout) answer = child_.discard();
    }
    return {answer.state, std::move(answer.reason), std::move(layout)};
}

}  // namespace vanthu::extract
