#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/ole_file.h"

namespace vanthu::extract {

/// Text of an .xls of Excel 97 to 2003 ([MS-XLS]), as of extractWorkbook. Older ones are `unsupported`.
[[nodiscard]] Extraction extractExcel97(const OleFile& file, const Budget& budget);

}  // namespace vanthu::extract
