#pragma once

#include "indexer/extract/line_builder.h"
#include "schemas/layout/layout.h"

#include <string>
#include <vector>

namespace vanthu::extract {

/// What stands side by side on a page, from left to right: one line, or one per column.
using Row = std::vector<layout::Line>;

/// A word as it stands on a page; its box is in millimetres.
struct PageWord {
    layout::Box box{};
    std::string text{};
    LetterLook look{};
    bool blankAfter{false};  ///< else the distance to the next one tells
};

/// The rows of one page from top to bottom, without what signing programs print over a page. Sides are not
/// told yet.
[[nodiscard]] std::vector<Row> rowsOfWords(std::vector<PageWord> words, int number);

/// The same, where somebody told already which words make a line: a line of large letters beside two of small
/// ones takes none of them along.
[[nodiscard]] std::vector<Row> rowsOfLines(std::vector<std::vector<PageWord>> lines, int number);

}  // namespace vanthu::extract
