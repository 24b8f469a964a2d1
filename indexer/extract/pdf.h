#pragma once

#include "indexer/extract/extraction.h"

#include <string_view>

namespace vanthu::extract {

/// The text of a PDF page by page. Scans without a text layer are `noText`.
[[nodiscard]] Extraction extractPdf(std::string_view bytes, const Budget& budget);

/// The layout of a PDF in the text form of schemas/layout. Scans, also those with an electronic signature,
/// are `noText`.
[[nodiscard]] Extraction layoutOfPdf(std::string_view bytes, const Budget& budget);

}  // namespace vanthu::extract
