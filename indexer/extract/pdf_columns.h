#pragma once

#include "indexer/extract/page_rows.h"
#include "schemas/layout/layout.h"

#include <vector>

namespace vanthu::extract {

/// Tells which lines of a page stand in the left or the right column of a head or an end, which run over the
/// whole page, and which are cells of a table; sets their side and alignment.
void tellColumns(std::vector<Row>& rows);

/// Takes the page number, if there is one, out of the rows of a page.
[[nodiscard]] std::vector<layout::PageNumber> takePageNumber(std::vector<Row>& rows, double widthMm,
                                                             double heightMm, int page);

}  // namespace vanthu::extract
