#pragma once

#include "indexer/follow/blob_texts.h"
#include "indexer/follow/text_reader.h"

#include <filesystem>

namespace vanthu::indexer {

/// Reads the texts of blobs with a limited child of its own. One thread at a time.
class FileTexts {
  public:
    /// `scratch`: made; of this object alone. Store and cache must outlive it.
    FileTexts(const storage::BlobStore& blobs, const std::filesystem::path& scratch, const TextCache& cache)
        : source_(blobs, made(scratch), extractor_), reader_(source_, cache) {}

    [[nodiscard]] TextReader& reader() { return reader_; }

  private:
    static const std::filesystem::path& made(const std::filesystem::path& folder) {
        std::filesystem::create_directories(folder);
        return folder;
    }

    extract::Extractor extractor_;
    BlobTexts source_;
    TextReader reader_;
};

}  // namespace vanthu::indexer
