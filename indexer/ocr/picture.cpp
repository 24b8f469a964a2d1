#include "indexer/ocr/picture.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace vanthu::ocr {
namespace {

/// Red stands out from the other colours by this much, and is not dark: dark letters under it stay dark.
constexpr int kRedAbove = 45;
constexpr int kRedLeast = 105;
constexpr int kDark = 110;
/// Red is looked for in squares of so many points.
constexpr int kCell = 8;
constexpr int kRedPointsOfCell = 6;
/// Red parts that are closer than this belong together.
constexpr double kClosingMm = 3;
/// A seal is about as wide as it is high: 30 to 42 mm (of agencies), more or less where it is faint.
constexpr double kSealLeastMm = 22;
constexpr double kSealMostMm = 60;
constexpr double kSealAspect = 1.5;
/// Share of dark points among which red is in the way.
constexpr double kCoversLetters = 0.015;

struct Colour {
    int red;
    int green;
    int blue;
    [[nodiscard]] bool isRed() const { return red >= kRedLeast && red - std::max(green, blue) >= kRedAbove; }
    [[nodiscard]] int grey() const { return (77 * red + 150 * green + 29 * blue) >> 8; }
};

Colour colourOf(l_uint32 point) {
    return {static_cast<int>(point >> L_RED_SHIFT & 0xFF), static_cast<int>(point >> L_GREEN_SHIFT & 0xFF),
            static_cast<int>(point >> L_BLUE_SHIFT & 0xFF)};
}

struct Area {
    int left;
    int top;
    int right;
    int bottom;
};

class SealRemoval {
  public:
    SealRemoval(const Pix& coloured, Pix& grey, double dpi)
        : coloured_(pixGetData(const_cast<Pix*>(&coloured))),
          colouredWords_(pixGetWpl(&coloured)),
          grey_(grey),
          width_(pixGetWidth(&coloured)),
          height_(pixGetHeight(&coloured)),
          pointsPerMm_(dpi / kMmPerInch) {}

    void run() {
        const auto cells = redCells();
        if (!cells) return;
        const int closing = std::max(1, static_cast<int>(kClosingMm * pointsPerMm_ / kCell));
        const auto closed = taken(pixCloseSafeBrick(nullptr, cells.get(), closing, closing));
        BOXA* boxes = pixConnCompBB(closed.get(), 8);
        for (l_int32 i = 0; i < boxaGetCount(boxes); ++i) {
            l_int32 x = 0, y = 0, width = 0, height = 0;
            boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height);
            const Area area{x * kCell, y * kCell, std::min((x + width) * kCell, width_),
                            std::min((y + height) * kCell, height_)};
            if (isSeal(area) || coversLetters(area)) whiten(area);
        }
        boxaDestroy(&boxes);
    }

  private:
    [[nodiscard]] Colour at(int x, int y) const {
        return colourOf(coloured_[static_cast<std::ptrdiff_t>(y) * colouredWords_ + x]);
    }

    /// The red squares as a small picture; null when there are none.
    [[nodiscard]] PixPtr redCells() const {
        const int columns = width_ / kCell + 1;
        const int rows = height_ / kCell + 1;
        std::vector<int> counts(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x)
                if (at(x, y).isRed()) ++counts[static_cast<std::size_t>(y / kCell * columns + x / kCell)];
        if (std::none_of(counts.begin(), counts.end(), [](int count) { return count >= kRedPointsOfCell; }))
            return nullptr;
        auto cells = taken(pixCreate(columns, rows, 1));
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < columns; ++x)
                if (counts[static_cast<std::size_t>(y * columns + x)] >= kRedPointsOfCell)
                    pixSetPixel(cells.get(), x, y, 1);
        return cells;
    }

    [[nodiscard]] bool isSeal(const Area& area) const {
        const double width = (area.right - area.left) / pointsPerMm_;
        const double height = (area.bottom - area.top) / pointsPerMm_;
        return std::min(width, height) >= kSealLeastMm && std::max(width, height) <= kSealMostMm &&
               std::max(width, height) <= kSealAspect * std::min(width, height);
    }

    [[nodiscard]] bool coversLetters(const Area& area) const {
        std::int64_t dark = 0;
        for (int y = area.top; y < area.bottom; ++y)
            for (int x = area.left; x < area.right; ++x) {
                const auto colour = at(x, y);
                dark += !colour.isRed() && colour.grey() < kDark ? 1 : 0;
            }
        const auto all =
            static_cast<double>(area.right - area.left) * static_cast<double>(area.bottom - area.top);
        return static_cast<double>(dark) > kCoversLetters * all;
    }

    void whiten(const Area& area) {
        for (int y = area.top; y < area.bottom; ++y)
            for (int x = area.left; x < area.right; ++x) {
                const auto colour = at(x, y);
                // The edge of a red stroke is pale, not red.
                if (colour.red - std::max(colour.green, colour.blue) >= kRedAbove / 2 &&
                    colour.red >= kRedLeast)
                    pixSetPixel(&grey_, x, y, 0xFF);
            }
    }

    const l_uint32* coloured_;
    int colouredWords_;
    Pix& grey_;
    int width_;
    int height_;
    double pointsPerMm_;
};

}  // namespace

PixPtr greyWithoutSeals(PixPtr coloured, double dpi) {
    auto grey = taken(pixConvertRGBToLuminance(coloured.get()));
    SealRemoval(*coloured, *grey, dpi).run();
    return grey;
}

}  // namespace vanthu::ocr
