#pragma once

#include "indexer/extract/pdf_text.h"

#include <vector>

#include <poppler-rectangle.h>

namespace poppler {
class page;
}

namespace vanthu::extract {

/// True for a page that shows more than its text layer says: there are few letters, or signs instead of
/// letters, and something is drawn where no text stands. `text` is of that page.
[[nodiscard]] bool isScanned(const poppler::document& document, int index, const PageText& text);

/// Where the text layer stands, in points; nothing when it covers much of the page, as behind a scan.
[[nodiscard]] std::vector<poppler::rectf> textBoxes(const poppler::page& page);

}  // namespace vanthu::extract
