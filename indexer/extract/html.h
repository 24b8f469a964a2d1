#pragma once

#include "indexer/extract/extraction.h"

#include <string>
#include <string_view>

namespace vanthu::extract {

/// The visible text of a web page: no tags, scripts, styles and comments, entities resolved, blocks on their
/// own lines.
[[nodiscard]] Extraction extractHtml(std::string_view bytes, const Budget& budget,
                                     std::string_view charset = {});

/// `charset`: the encoding that somebody claims, empty for none.
[[nodiscard]] Extraction extractPlainText(std::string_view bytes, const Budget& budget,
                                          std::string_view charset = {});

}  // namespace vanthu::extract
