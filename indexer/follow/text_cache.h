#pragma once

#include "indexer/extract_client/reader_version.h"
#include "indexer/follow/texts.h"
#include "schemas/domain/time.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vanthu::indexer {

/// Texts that were read once, one file each under DATA/derived/text, so that a rebuild reads no document
/// again. May be deleted at any time. A file that a crash cut off does not count. Any thread.
///
/// A file is named by the digest of what it was read from and holds one line, "2 <version of the reader>
/// <state> <bytes of reason> <bytes of text>", then reason and text. Before there were versions the line was
/// "1 <state> …".
class TextCache {
  public:
    /// Where an older reader failed (extract::isWorthAnotherReader) counts as not read.
    explicit TextCache(std::filesystem::path folder, int readerVersion = extract::kReaderVersion);

    [[nodiscard]] std::optional<FileText> find(const std::string& digest) const;
    [[nodiscard]] bool has(const std::string& digest) const;
    void keep(const FileText& text) const;
    /// Drops a text that was read before the end of that second.
    void forget(const std::string& digest, domain::Timestamp readBefore) const;

  private:
    [[nodiscard]] std::filesystem::path pathOf(const std::string& digest) const;

    std::filesystem::path folder_;
    int readerVersion_;
};

}  // namespace vanthu::indexer
