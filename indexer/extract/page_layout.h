#pragma once

#include "indexer/extract/page_rows.h"

namespace vanthu::extract {

/// Adds a page with its lines: tells the columns, takes the page number out and measures the margins. `page`
/// has its number and its size. A page without rows adds nothing.
void addRows(std::vector<Row> rows, layout::Page page, layout::Layout& layout);

}  // namespace vanthu::extract
