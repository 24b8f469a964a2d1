#include "server/app/layout_box.h"

#include <algorithm>
#include <cmath>

namespace vanthu::app {
namespace {

constexpr double kFraction = 10'000;  ///< four decimals tell a tenth of a millimetre on any page

double share(double length, double whole) {
    return std::round(std::clamp(length / whole, 0.0, 1.0) * kFraction) / kFraction;
}

}  // namespace

void writeBox(domain::JsonWriter& json, const layout::Layout& layout, int number, const layout::Box& box) {
    const auto page = std::ranges::find(layout.pages, number, &layout::Page::number);
    if (page == layout.pages.end() || page->widthMm <= 0 || page->heightMm <= 0 || box.right <= box.left)
        return;
    json.key("box")
        .beginObject()
        .field("left", share(box.left, page->widthMm))
        .field("top", share(box.top, page->heightMm))
        .field("right", share(box.right, page->widthMm))
        .field("bottom", share(box.bottom, page->heightMm))
        .endObject();
}

}  // namespace vanthu::app
