#pragma once

#include "indexer/extract/extraction.h"

#include <string_view>

namespace vanthu::extract {

/// The text of a Rich Text Format file (RTF 1.9.1): bytes by the code page of their font, \u characters,
/// paragraphs, cells, headers and notes; no pictures, no field instructions, nothing that was deleted.
[[nodiscard]] Extraction extractRtf(std::string_view bytes, const Budget& budget);

}  // namespace vanthu::extract
