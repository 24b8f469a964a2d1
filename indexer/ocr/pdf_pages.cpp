#include "indexer/ocr/pdf_pages.h"

#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "indexer/extract/pdf_text.h"
#include "schemas/domain/limits.h"

namespace vanthu::ocr {
namespace {

constexpr double kPointsPerInch = 72;
/// Signing programs print up to 200 letters over a page.
constexpr int kFewLetters = 250;
/// To see whether there is anything at all.
constexpr double kGlanceDpi = 50;
constexpr int kInk = 170;
constexpr double kLeastInk = 0.002;
/// A text layer whose words cover more than this is no few words: nothing of it is taken away.
constexpr double kMostCovered = 0.2;

int lettersOf(const extract::PageText& page) {
    return static_cast<int>(std::count_if(page.text.begin(), page.text.end(), [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code > ' ' && (code & 0xC0) != 0x80;  // the first byte of each sign
    }));
}

std::vector<poppler::rectf> textBoxes(const poppler::page& page) {
    std::vector<poppler::rectf> boxes;
    const auto size = page.page_rect();
    double covered = 0;
    for (const auto& box : page.text_list()) {
        boxes.push_back(box.bbox());
        covered += box.bbox().width() * box.bbox().height();
    }
    if (covered > kMostCovered * size.width() * size.height()) boxes.clear();
    return boxes;
}

poppler::image drawn(const poppler::page& page, double dpi, poppler::image::format_enum format) {
    poppler::page_renderer renderer;
    renderer.set_image_format(format);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    return renderer.render_page(&page, dpi, dpi);
}

/// Calls `use` with the area of every box in points of the picture.
template <class Use>
void forEachBox(const std::vector<poppler::rectf>& boxes, double dpi, int width, int height, Use use) {
    const double scale = dpi / kPointsPerInch;
    const auto clamped = [scale](double place, int most) {
        return static_cast<int>(std::clamp(place * scale, 0.0, static_cast<double>(most)));
    };
    for (const auto& box : boxes)
        use(clamped(box.left(), width), clamped(box.top(), height), clamped(box.right() + 1, width),
            clamped(box.bottom() + 1, height));
}

double inkOutside(const poppler::page& page, const std::vector<poppler::rectf>& boxes) {
    auto image = drawn(page, kGlanceDpi, poppler::image::format_gray8);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return 0;
    char* data = image.data();
    const std::ptrdiff_t row = image.bytes_per_row();
    forEachBox(boxes, kGlanceDpi, image.width(), image.height(),
               [&](int left, int top, int right, int bottom) {
                   for (int y = top; y < bottom; ++y)
                       std::fill(data + y * row + left, data + y * row + std::max(left, right), '\xFF');
               });
    std::int64_t ink = 0;
    for (int y = 0; y < image.height(); ++y)
        ink += std::count_if(data + y * row, data + y * row + image.width(),
                             [](char grey) { return static_cast<unsigned char>(grey) < kInk; });
    return static_cast<double>(ink) / (static_cast<double>(image.width()) * image.height());
}

double dpiFor(const poppler::page& page) {
    const auto size = page.page_rect();
    const double inches = size.width() * size.height() / (kPointsPerInch * kPointsPerInch);
    return std::min(kReadingDpi, std::sqrt(static_cast<double>(limits::kOcrPixels) / std::max(inches, 1.0)));
}

PixPtr pixOf(const poppler::image& image) {
    auto pix = taken(pixCreate(image.width(), image.height(), 32));
    l_uint32* out = pixGetData(pix.get());
    for (int y = 0; y < image.height(); ++y, out += pixGetWpl(pix.get())) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(image.const_data() +
                                                                 std::ptrdiff_t{y} * image.bytes_per_row());
        for (int x = 0; x < image.width(); ++x)
            out[x] = row[x] << 8;  // from alpha, red, green, blue to red, green, blue
    }
    return pix;
}

}  // namespace

bool isScanned(const poppler::document& document, int index) {
    const auto text = extract::textOfPage(document, index);
    const bool readable = extract::isReadable(text);
    if (readable && lettersOf(text) >= kFewLetters) return false;
    const std::unique_ptr<poppler::page> page{document.create_page(index)};
    if (!page) return false;
    return inkOutside(*page, readable ? textBoxes(*page) : std::vector<poppler::rectf>{}) >= kLeastInk;
}

Picture renderPage(const poppler::document& document, int index) {
    const std::unique_ptr<poppler::page> page{document.create_page(index)};
    if (!page) return {};
    const double dpi = dpiFor(*page);
    PixPtr coloured;
    {
        const auto image = drawn(*page, dpi, poppler::image::format_argb32);
        if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return {};
        coloured = pixOf(image);
    }
    auto grey = greyWithoutSeals(std::move(coloured), dpi);
    if (extract::isReadable(extract::textOfPage(document, index)))
        forEachBox(textBoxes(*page), dpi, pixGetWidth(grey.get()), pixGetHeight(grey.get()),
                   [&](int left, int top, int right, int bottom) {
                       for (int y = top; y < bottom; ++y)
                           for (int x = left; x < right; ++x)
                               pixSetPixel(grey.get(), x, y, 0xFF);
                   });
    return {std::move(grey), dpi};
}

}  // namespace vanthu::ocr
