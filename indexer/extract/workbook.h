#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/zip_archive.h"

namespace vanthu::extract {

/// Text of an XLSX: its sheets in their order, each under its name, row by row with tabs between the cells;
/// then the text of drawings and comments. Days are written as people write them, other numbers as of
/// domain::shownNumber. Throws ZipError and XmlError.
[[nodiscard]] Extraction extractWorkbook(const ZipArchive& archive, const Budget& budget);

}  // namespace vanthu::extract
