#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/ole_file.h"

namespace vanthu::extract {

/// The lines of a .doc of Word 97 to 2003 and the columns they stand in, in the text form of schemas/layout:
/// what recognition needs, with what is bold and centred besides its style. Fonts and pages are not read: the
/// margins are `unknown`.
[[nodiscard]] Extraction layoutOfWord97(const OleFile& file, const Budget& budget);

}  // namespace vanthu::extract
