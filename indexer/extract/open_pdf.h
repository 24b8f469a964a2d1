#pragma once

#include "indexer/extract/extraction.h"

#include <functional>
#include <string_view>

namespace poppler {
class document;
}

namespace vanthu::extract {

/// Opens a PDF and returns what `read` makes of it; the state that says why when it cannot be opened, wants a
/// password or has no page.
[[nodiscard]] Extraction withOpenPdf(
    std::string_view bytes, const std::function<Extraction(const poppler::document& document)>& read);

/// Makes the PDF library load everything that it loads only once, while files can still be opened.
void warmUpPdf();

}  // namespace vanthu::extract
