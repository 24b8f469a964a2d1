#pragma once

#include "indexer/follow/scan_reader.h"

#include <filesystem>

namespace vanthu::tests {

/// For followers of which scans are not the matter: leaves them to a later process.
class UnreadScans {
  public:
    explicit UnreadScans(const std::filesystem::path& data)
        : blobs_(data / "blobs", {.readOnly = true}),
          cache_(data / "derived" / "text"),
          store_(data / "derived" / "ocr") {}

    [[nodiscard]] indexer::ScanReader& reader() { return scans_; }

  private:
    storage::BlobStore blobs_;
    indexer::TextCache cache_;
    ocr::OcrStore store_;
    ocr::OcrReader program_{};
    indexer::ScanReader scans_{indexer::ScanReader::Mode::later, blobs_, {}, cache_, store_, program_,
                               [](const auto&, int, bool) {}};
};

}  // namespace vanthu::tests
