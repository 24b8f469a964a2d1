#pragma once

#include "indexer/extract_client/extractor.h"
#include "indexer/follow/texts.h"
#include "storage/blob_store.h"

#include <filesystem>

namespace vanthu::indexer {

/// Texts of the blobs, read by the limited child process. One thread at a time.
class BlobTexts : public TextSource {
  public:
    /// `scratch`: an existing folder on the disk of the installation, of this process alone; the file at hand
    /// lies there as "reading". Store and extractor must outlive the source.
    BlobTexts(const storage::BlobStore& blobs, std::filesystem::path scratch, extract::Extractor& extractor)
        : blobs_(blobs), scratch_(std::move(scratch)), extractor_(extractor) {}

    /// An absent or damaged blob gives the state `damaged`. Throws Error{unavailable} without the extraction
    /// program.
    [[nodiscard]] FileText read(const domain::DocumentFile& file) override;

  private:
    const storage::BlobStore& blobs_;
    std::filesystem::path scratch_;
    extract::Extractor& extractor_;
};

}  // namespace vanthu::indexer
