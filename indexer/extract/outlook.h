#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/ole_file.h"
#include "indexer/extract/unpacking.h"

namespace vanthu::extract {

/// True for a message that Outlook saved (.msg, [MS-OXMSG]).
[[nodiscard]] bool isOutlook(const OleFile& file);

/// Text of such a message, as of extractMail.
[[nodiscard]] Extraction extractOutlook(const OleFile& file, const Budget& budget, Unpacking& unpacking);

}  // namespace vanthu::extract
