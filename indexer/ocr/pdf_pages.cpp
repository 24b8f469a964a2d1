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

#include "indexer/extract/pdf_scan.h"
#include "schemas/domain/limits.h"

namespace vanthu::ocr {
namespace {

poppler::image drawn(const poppler::page& page, double dpi) {
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_argb32);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    return renderer.render_page(&page, dpi, dpi);
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

void whiten(Pix& grey, const poppler::rectf& box, double pointsPerPoint) {
    const auto first = [&](double place) { return std::max(0, static_cast<int>(place * pointsPerPoint)); };
    const int right = std::min(pixGetWidth(&grey), first(box.right() + 1));
    const int bottom = std::min(pixGetHeight(&grey), first(box.bottom() + 1));
    for (int y = first(box.top()); y < bottom; ++y)
        for (int x = first(box.left()); x < right; ++x)
            pixSetPixel(&grey, x, y, 0xFF);
}

}  // namespace

Picture renderPage(const poppler::document& document, int index) {
    const std::unique_ptr<poppler::page> page{document.create_page(index)};
    if (!page) return {};
    const double dpi = dpiFor(*page);
    PixPtr coloured;
    {
        const auto image = drawn(*page, dpi);
        if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return {};
        coloured = pixOf(image);
    }
    auto grey = greyWithoutSeals(std::move(coloured), dpi);
    if (extract::isReadable(extract::textOfPage(document, index)))
        for (const auto& box : extract::textBoxes(*page))
            whiten(*grey, box, dpi / kPointsPerInch);
    return {std::move(grey), dpi};
}

}  // namespace vanthu::ocr
