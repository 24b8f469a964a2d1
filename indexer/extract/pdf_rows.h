#pragma once

#include "indexer/extract/page_rows.h"
#include "indexer/legacy_text/converter.h"
#include "schemas/layout/layout.h"

#include <string>
#include <vector>

namespace poppler {
class page;
}

namespace vanthu::extract {

/// The rows of one page from top to bottom. Boxes are in millimetres; sides are not told yet. Turned text and
/// what signing programs print over a page are left out. Text in old encodings is converted.
[[nodiscard]] std::vector<Row> rowsOf(const poppler::page& page, int number, legacy::Converter& converter);

/// The family of a font of a PDF, without the letters before "+" and the words for its style; `bold` and
/// `italic` by those words.
struct FontName {
    std::string family;
    bool bold{false};
    bool italic{false};
};
[[nodiscard]] FontName readFontName(const std::string& name);

}  // namespace vanthu::extract
