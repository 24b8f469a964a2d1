#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/ole_file.h"

namespace vanthu::extract {

/// Text of a .ppt of PowerPoint 97 to 2003 ([MS-PPT]): slides and notes in the order of the file, no masters.
/// Older ones are `unsupported`.
[[nodiscard]] Extraction extractPowerPoint97(const OleFile& file, const Budget& budget);

}  // namespace vanthu::extract
