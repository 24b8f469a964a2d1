#pragma once

#include "indexer/ocr/pix.h"

namespace vanthu::ocr {

inline constexpr double kMmPerInch = 25.4;
inline constexpr double kPointsPerInch = 72;
/// What the recogniser reads best.
inline constexpr double kReadingDpi = 300;

/// One page as it is shown, grey or black and white.
struct Picture {
    PixPtr pix;
    double dpi{kReadingDpi};
};

/// The picture in grey. Red is left out where it is a seal or lies over dark letters; a red stamp by itself,
/// such as HỎA TỐC, is kept to be read.
[[nodiscard]] PixPtr greyWithoutSeals(PixPtr coloured, double dpi);

}  // namespace vanthu::ocr
