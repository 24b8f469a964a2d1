#pragma once

#include "indexer/extract/extraction.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::codes {

/// A page as it is shown, a byte a point, row by row; 255 is white.
struct GreyPage {
    int width{0};
    int height{0};
    double dpi{0};
    std::vector<std::uint8_t> points;
};

/// A page of a file, or the state that says why it cannot be shown.
struct ShownPage {
    GreyPage page{};
    int pageCount{0};
    extract::Extraction refusal{};
    [[nodiscard]] bool isShown() const { return !page.points.empty(); }
};

/// The page of that number (from 1) of a PDF or an image. May throw std::bad_alloc.
[[nodiscard]] ShownPage showPage(std::string_view bytes, int number);

/// Without dirt of single points: every point the median of its row of three, then of its column of three.
[[nodiscard]] GreyPage cleaned(const GreyPage& page);

/// Every point the mean of `factor` × `factor` points: grain and dirt go, large shapes stay.
[[nodiscard]] GreyPage reduced(const GreyPage& page, int factor);

/// True when nothing is written or drawn on it; grain, dirt and what shines through from its other side are
/// nothing.
[[nodiscard]] bool isBlank(const GreyPage& page);

}  // namespace vanthu::codes
