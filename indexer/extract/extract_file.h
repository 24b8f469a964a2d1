#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/extract/file_kind.h"

#include <string_view>

namespace vanthu::extract {

/// Turns the bytes of one file into text, by what they are. Never throws for what is in the file, except
/// std::bad_alloc, after which the process should end.
[[nodiscard]] Extraction extractBytes(std::string_view bytes, const Claim& claim, const Budget& budget);

}  // namespace vanthu::extract
