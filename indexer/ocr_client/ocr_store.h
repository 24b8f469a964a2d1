#pragma once

#include "indexer/ocr_client/ocr_reader.h"
#include "schemas/domain/time.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::ocr {

/// How far a file is.
struct OcrProgress {
    int pages{0};  ///< that are scans
    int done{0};
};

/// What was recognised, beside the originals: under DATA/derived/ocr a folder per file, named by its digest,
/// with `pages`, which of its pages are scans, and one file per page that was read, named by its number. Each
/// holds a line "1 <state> <bytes of reason> <bytes of text>", then reason and text form. May be deleted at
/// any time. Who was cut off by a crash does not count. Any thread and process may read, one writes.
class OcrStore {
  public:
    explicit OcrStore(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] std::optional<ScannedPagesAnswer> scannedPages(const std::string& digest) const;
    [[nodiscard]] std::optional<OcrPageAnswer> page(const std::string& digest, int number) const;
    [[nodiscard]] bool hasPage(const std::string& digest, int number) const;
    /// All zero before the scanned pages are known.
    [[nodiscard]] OcrProgress progress(const std::string& digest) const;

    /// On the disk when they return. Throw Error{unavailable} when it is full.
    void keep(const std::string& digest, const ScannedPagesAnswer& answer) const;
    void keep(const std::string& digest, int number, const OcrPageAnswer& answer) const;
    /// Drops what was begun before the end of that second.
    void forget(const std::string& digest, domain::Timestamp readBefore) const;

  private:
    [[nodiscard]] std::filesystem::path folderOf(const std::string& digest) const;

    std::filesystem::path folder_;
};

}  // namespace vanthu::ocr
