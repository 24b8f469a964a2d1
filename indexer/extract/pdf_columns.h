#pragma once

#include "indexer/extract/page_rows.h"
#include "schemas/layout/layout.h"

#include <vector>

namespace vanthu::extract {

/// From where to where text runs, from the left edge of the page.
struct TextArea {
    double leftMm;
    double rightMm;
};

/// Tells which lines of a page stand in the left or the right column of a head or an end, which run over the
/// whole page, and which are cells of a table; sets their side and alignment. Text runs at least over `area`,
/// as on other pages of the size: a page may hold nothing but a signature.
void tellColumns(std::vector<Row>& rows, const TextArea& area);

/// Takes the page number, if there is one, out of the rows of a page.
[[nodiscard]] std::vector<layout::PageNumber> takePageNumber(std::vector<Row>& rows, double widthMm,
                                                             double heightMm, int page);

}  // namespace vanthu::extract
