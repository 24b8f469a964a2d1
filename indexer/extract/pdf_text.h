#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/legacy_text/fonted_text.h"

#include <cstddef>
#include <string>
#include <vector>

namespace poppler {
class document;
}

namespace vanthu::extract {

/// A part of the text of a page in one font.
struct FontPart {
    std::size_t end;  ///< bytes from the start of the text
    std::string font;
};

struct PageText {
    std::string text;
    /// Only on pages where a font names an old encoding.
    std::vector<FontPart> fonts;
};

[[nodiscard]] PageText textOfPage(const poppler::document& document, int index);

/// False for a page whose glyphs tell nothing of their letters.
[[nodiscard]] bool isReadable(const PageText& page);

/// Appends the bytes from `begin` to `end` with their fonts.
void append(const PageText& page, std::size_t begin, std::size_t end, BoundedText& out);

}  // namespace vanthu::extract
