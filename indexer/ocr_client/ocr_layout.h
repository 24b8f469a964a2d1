#pragma once

#include "indexer/extract_client/extractor.h"
#include "indexer/ocr_client/ocr_reader.h"
#include "schemas/layout/layout.h"
#include "schemas/layout/ocr_page.h"

#include <string_view>
#include <vector>

namespace vanthu::ocr {

/// What recognised pages look like, for whoever reads layouts: rows, columns and margins as of a text layer;
/// fonts are not known, and no letter is bold. `pageCount`: of the file; only the given pages have lines.
[[nodiscard]] layout::Layout layoutOf(const std::vector<layout::OcrPage>& pages, int pageCount);

/// The layout of the first and the last page of a scan, which hold the head and the signature. Takes some
/// seconds. Without a layout the state says why: `noText` for a file without scanned pages.
[[nodiscard]] extract::ExtractedLayout layoutOfEnds(OcrReader& reader, std::string_view bytes);

}  // namespace vanthu::ocr
