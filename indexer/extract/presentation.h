#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/zip_archive.h"

namespace vanthu::extract {

/// Text of a PPTX: its slides in their order, each with its diagrams and notes. Throws ZipError and XmlError.
[[nodiscard]] Extraction extractPresentation(const ZipArchive& archive, const Budget& budget);

}  // namespace vanthu::extract
