#pragma once

#include "indexer/ocr/picture.h"

namespace vanthu::ocr {

/// Which way the lines of a picture run.
struct Upright {
    Picture picture{};
    int turnDegrees{0};     ///< by which it was turned clockwise to be upright
    double skewDegrees{0};  ///< and then to be level
};

/// Turns a page that lies on its side or stands on its head, then makes its lines level.
[[nodiscard]] Upright madeUpright(Picture picture);

}  // namespace vanthu::ocr
