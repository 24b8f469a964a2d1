#pragma once

#include "indexer/extract/extraction.h"

#include <string_view>

namespace vanthu::extract {

/// The layout of a DOCX as its formatting declares it, in the text form of schemas/layout; `unsupported` for
/// other archives.
[[nodiscard]] Extraction layoutOfDocx(std::string_view bytes, const Budget& budget);

}  // namespace vanthu::extract
