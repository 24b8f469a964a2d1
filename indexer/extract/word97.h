#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/ole_file.h"

namespace vanthu::extract {

/// Text of a .doc of Word 97 to 2003 ([MS-DOC]): all of it, notes, headers and text boxes behind the main
/// text; fields give what they show. Older ones are `unsupported`.
[[nodiscard]] Extraction extractWord97(const OleFile& file, const Budget& budget);

}  // namespace vanthu::extract
