#pragma once

#include "indexer/search/index.h"
#include "schemas/domain/document.h"

#include <string>

namespace vanthu::indexer {

/// The text of one file, or why there is none.
struct FileText {
    search::FileExtraction extraction;
    std::string text;
};

/// Reads files; may take its limit of wall time for each. One thread at a time.
class TextSource {
  public:
    virtual ~TextSource() = default;
    /// A bad file gives a state, never an exception.
    [[nodiscard]] virtual FileText read(const domain::DocumentFile& file) = 0;
};

}  // namespace vanthu::indexer
