#pragma once

#include "indexer/extract/extraction.h"

#include <string_view>

namespace vanthu::codes {

/// What the page of that number carries, in the text form of layout::PageMarks. Never throws for what is in
/// the file, except std::bad_alloc.
[[nodiscard]] extract::Extraction findCodes(std::string_view bytes, int number);

}  // namespace vanthu::codes
