#pragma once

#include "schemas/layout/layout.h"

#include <string>
#include <vector>

namespace vanthu::layout {

/// A word that was recognised in an image.
struct OcrWord {
    std::string text;   ///< NFC, no blanks
    Box box;            ///< on the page once it is upright and level
    int confidence{0};  ///< per cent, as the recogniser sees itself
};

struct OcrLine {
    double sizePt{0};  ///< about, by the height of its letters
    std::vector<OcrWord> words;
};

/// What was recognised on one page. The image is thought as it is shown, then turned to be upright, then
/// turned about its middle to be level: boxes lie on that page, searchable copies turn them back.
struct OcrPage {
    int number{1};
    double widthMm{0};  ///< upright
    double heightMm{0};
    int turnDegrees{0};          ///< clockwise from what is shown to upright: 0, 90, 180 or 270
    double skewDegrees{0};       ///< clockwise from upright to level
    std::vector<OcrLine> lines;  ///< in reading order
};

/// Which pages of a file are images without a usable text layer.
struct ScannedPages {
    int pageCount{0};
    std::vector<int> scanned;  ///< ascending, from 1
};

/// The words as running text, a line each.
[[nodiscard]] std::string textOf(const OcrPage& page);
/// Mean over the letters; 0 for a page without words.
[[nodiscard]] int confidenceOf(const OcrPage& page);

}  // namespace vanthu::layout
