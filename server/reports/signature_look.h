#pragma once

#include "server/reports/pdf_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace vanthu::reports {

/// A page that is what a signature looks like.
struct SignatureLook {
    std::string pdf;
    double widthMm{0};
    double heightMm{0};
};

/// The picture of a hand's signature, or of a seal (NĐ 30/2020, Phụ lục I, mục II.7 and II.8). `png` may be
/// transparent. Throws Error{internal} when libharu cannot read it.
[[nodiscard]] SignatureLook pictureLook(std::string_view png, double widthMm, double heightMm);

/// One line upright in 10 points, as the agency signs an enclosure in a file of its own.
[[nodiscard]] SignatureLook lineLook(std::string_view text);

/// A text on a page, from its upper left corner; `align` says which point of it stands at x.
struct PlacedText {
    std::string text;
    double xMm{0};
    double baselineMm{0};
    TextStyle style;
    Align align{Align::left};
};

/// And where it stands.
struct PlacedLook {
    SignatureLook look;
    double leftMm{0};
    double topMm{0};
};

/// No larger than these texts, of which there must be one at least.
[[nodiscard]] PlacedLook textsLook(const std::vector<PlacedText>& texts);

}  // namespace vanthu::reports
