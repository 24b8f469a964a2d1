#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/unpacking.h"

#include <string_view>

namespace vanthu::extract {

/// Text of a zip archive: that of an office file where it is one, else that of all its entries.
[[nodiscard]] Extraction extractZip(std::string_view bytes, const Budget& budget, Unpacking& unpacking);

}  // namespace vanthu::extract
