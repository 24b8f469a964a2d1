#include "indexer/follow/blob_texts.h"

#include "indexer/follow/scratch_file.h"
#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"

#include <istream>

namespace vanthu::indexer {
namespace {

FileText without(const domain::DocumentFile& file, domain::ExtractionState state, const std::string& reason) {
    return {{file.digest, state, reason}, ""};
}

}  // namespace

FileText BlobTexts::read(const domain::DocumentFile& file) {
    if (file.sizeBytes > limits::kExtractFileBytes)
        return without(file, domain::ExtractionState::tooLarge, "Tệp lớn hơn giới hạn đọc nội dung.");
    try {
        auto text = extracted(file);
        return {{file.digest, text.state, std::move(text.reason)}, std::move(text.text)};
    } catch (const Error& error) {
        if (error.code() != ErrorCode::notFound && error.code() != ErrorCode::damaged) throw;
        return without(file, domain::ExtractionState::damaged, "Không đọc được tệp trong kho lưu trữ.");
    }
}

extract::ExtractedText BlobTexts::extracted(const domain::DocumentFile& file) {
    if (file.sizeBytes <= limits::kExtractInMemoryBytes)
        return extractor_.extractBytes(blobs_.read(file.digest), file.name, file.mediaType);
    const ScratchFile copy(scratch_ / "reading", *blobs_.open(file.digest));
    return extractor_.extract(copy.path(), file.name, file.mediaType);
}

}  // namespace vanthu::indexer
