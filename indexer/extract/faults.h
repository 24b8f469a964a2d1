#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/xml_tree.h"
#include "indexer/extract/zip_archive.h"

namespace vanthu::extract {

/// What a file ends in whose archive, or one XML entry of it, is not read.
[[nodiscard]] Extraction extractionOf(ZipFault fault);
[[nodiscard]] Extraction extractionOf(XmlFault fault);

}  // namespace vanthu::extract
