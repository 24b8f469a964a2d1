#pragma once

#include "indexer/extract_client/extractor.h"
#include "indexer/follow/texts.h"
#include "storage/blob_store.h"

#include <filesystem>

namespace vanthu::indexer {

/// Texts of the blobs, read by the limited child process. One thread at a time.
class BlobTexts : public TextSource {
  public:
    /// `scratch`: an existing folder on the disk of the installation, of this process alone; a file of more
    /// than limits::kExtractInMemoryBytes lies there as "reading" while it is read. Store and extractor must
    /// outlive the source.
    BlobTexts(const storage::BlobStore& blobs, std::filesystem::path scratch, extract::Extractor& extractor)
        : blobs_(blobs), scratch_(std::move(scratch)), extractor_(extractor) {}

    /// An absent or damaged blob gives the state `damaged`. Throws Error{unavailable} without the extraction
    /// program.
    [[nodiscard]] FileText read(const domain::DocumentFile& file) override;

  private:
    /// Throws Error{notFound} or Error{damaged} for the blob.
    [[nodiscard]] extract::ExtractedText extracted(const domain::DocumentFile& file);

    const storage::BlobStore& blobs_;
    std::filesystem::path scratch_;
    extract::Extractor& extractor_;
};

}  // namespace vanthu::indexer
