#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/unpacking.h"

#include <string_view>

namespace vanthu::extract {

/// Text of an old Word, Excel or PowerPoint file or of a message of Outlook; a new office file with a
/// password lies in the same container and is `encrypted`.
[[nodiscard]] Extraction extractOldOffice(std::string_view bytes, const Budget& budget, Unpacking& unpacking);

/// The lines of an old Word file; of others what they are.
[[nodiscard]] Extraction layoutOfOldOffice(std::string_view bytes, const Budget& budget);

}  // namespace vanthu::extract
