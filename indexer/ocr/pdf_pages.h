#pragma once

#include "indexer/ocr/picture.h"

namespace poppler {
class document;
}

namespace vanthu::ocr {

/// The page without what its text layer says, so that a stamp of a signature, which is text, is not read
/// twice. Null when it cannot be drawn.
[[nodiscard]] Picture renderPage(const poppler::document& document, int index);

}  // namespace vanthu::ocr
