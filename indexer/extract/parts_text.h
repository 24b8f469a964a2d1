#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/xml_text.h"
#include "indexer/extract/zip_archive.h"

#include <functional>
#include <optional>

namespace vanthu::extract {

/// The text of a file that consists of XML parts, and what went wrong on the way through them.
class PartsText {
  public:
    explicit PartsText(const Budget& budget) : text_(budget.outputBytes()) {}

    [[nodiscard]] BoundedText& text() { return text_; }
    /// Reads one part with `read`, which appends to text(). False when no more parts should be read. Throws
    /// ZipError when the part cannot be read and there is no text yet.
    bool add(const std::function<XmlEnd()>& read);
    [[nodiscard]] Extraction result() const;

  private:
    BoundedText text_;
    bool forbidden_{false};
    bool broken_{false};
    bool stopped_{false};
    std::optional<ZipFault> fault_;
};

}  // namespace vanthu::extract
