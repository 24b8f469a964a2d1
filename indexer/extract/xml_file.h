#pragma once

#include "indexer/extract/extraction.h"

#include <string_view>

namespace vanthu::extract {

/// The text of a lone XML file, each element on its own line.
[[nodiscard]] Extraction extractXml(std::string_view bytes, const Budget& budget);

}  // namespace vanthu::extract
