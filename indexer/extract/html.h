#pragma once

#include "indexer/extract/extraction.h"

#include <string>
#include <string_view>

namespace vanthu::extract {

/// The visible text of a web page: no tags, scripts, styles and comments, entities resolved, blocks on their
/// own lines.
[[nodiscard]] Extraction extractHtml(std::string_view bytes, const Budget& budget);

[[nodiscard]] Extraction extractPlainText(std::string_view bytes, const Budget& budget);

}  // namespace vanthu::extract
