#pragma once

#include "indexer/follow/texts.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vanthu::indexer {

/// Texts that were read once, one file each under DATA/derived/text, so that a rebuild reads no document
/// again. May be deleted at any time. A file that a crash cut off does not count. Any thread.
///
/// A file is named by the digest of what it was read from and holds one line, "1 <state> <bytes of reason>
/// <bytes of text>", then reason and text.
class TextCache {
  public:
    explicit TextCache(std::filesystem::path folder);

    [[nodiscard]] std::optional<FileText> find(const std::string& digest) const;
    [[nodiscard]] bool has(const std::string& digest) const;
    void keep(const FileText& text) const;

  private:
    [[nodiscard]] std::filesystem::path pathOf(const std::string& digest) const;

    std::filesystem::path folder_;
};

}  // namespace vanthu::indexer
