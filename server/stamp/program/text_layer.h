#pragma once

#include "schemas/layout/ocr_page.h"

#include <string>

class QPDF;
class QPDFObjectHandle;

namespace vanthu::stamp {

/// Where a page is shown: the part of its own coordinates, in points, and how far it is turned clockwise.
struct ShownPage {
    double left{0};
    double bottom{0};
    double right{0};
    double top{0};
    int rotation{0};
};

/// The words of a page as invisible text at their places, the content of a page whose font is /VanthuOcr.
[[nodiscard]] std::string invisibleText(const layout::OcrPage& page, const ShownPage& shown);

inline constexpr const char* kTextFont = "/VanthuOcr";

/// A font without glyphs: every code is the letter of that number (UTF-16) and half as wide as it is high.
[[nodiscard]] QPDFObjectHandle makeTextFont(QPDF& pdf);

}  // namespace vanthu::stamp
