#pragma once

#include "indexer/ocr/picture.h"

namespace vanthu::ocr {

/// Which way the lines of a picture run.
struct Upright {
    Picture picture{};
    int turnDegrees{0};     ///< by which it was turned clockwise to be upright
    double skewDegrees{0};  ///< and then to be level
};

/// The quarter turns clockwise, in degrees, that bring a page upright which lies on its side or stands on its
/// head; 0 also where few letters tell nothing.
[[nodiscard]] int turnToUpright(const Picture& picture);

/// Turns the page so far, then makes its lines level. The picture given stays as it is.
[[nodiscard]] Upright madeUpright(const Picture& picture, int turnDegrees);

}  // namespace vanthu::ocr
