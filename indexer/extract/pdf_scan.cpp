#include "indexer/extract/pdf_scan.h"

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cstdint>
#include <memory>

namespace vanthu::extract {
namespace {

constexpr double kPointsPerInch = 72;
/// Signing programs print up to 200 letters over a page.
constexpr int kFewLetters = 250;
/// To see whether there is anything at all.
constexpr double kGlanceDpi = 50;
constexpr int kInk = 170;
constexpr double kLeastInk = 0.0005;  ///< less than one line of text
/// A text layer whose words cover more than this is no few words: nothing of it is taken away.
constexpr double kMostCovered = 0.2;

int lettersOf(const PageText& page) {
    return static_cast<int>(std::count_if(page.text.begin(), page.text.end(), [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code > ' ' && (code & 0xC0) != 0x80;  // the first byte of each sign
    }));
}

poppler::image glanceAt(const poppler::page& page) {
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    return renderer.render_page(&page, kGlanceDpi, kGlanceDpi);
}

void whiten(poppler::image& image, const poppler::rectf& box) {
    const auto point = [](double place, int most) {
        return std::clamp(static_cast<int>(place * kGlanceDpi / kPointsPerInch), 0, most);
    };
    const int left = point(box.left(), image.width());
    const int right = point(box.right() + 1, image.width());
    const int bottom = point(box.bottom() + 1, image.height());
    for (int y = point(box.top(), image.height()); y < bottom; ++y) {
        char* row = image.data() + std::ptrdiff_t{y} * image.bytes_per_row();
        std::fill(row + left, row + std::max(left, right), '\xFF');
    }
}

double inkOutside(const poppler::page& page, const std::vector<poppler::rectf>& boxes) {
    auto image = glanceAt(page);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return 0;
    for (const auto& box : boxes)
        whiten(image, box);
    std::int64_t ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        const char* row = image.const_data() + std::ptrdiff_t{y} * image.bytes_per_row();
        ink += std::count_if(row, row + image.width(),
                             [](char grey) { return static_cast<unsigned char>(grey) < kInk; });
    }
    return static_cast<double>(ink) / (static_cast<double>(image.width()) * image.height());
}

}  // namespace

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

bool isScanned(const poppler::document& document, int index, const PageText& text) {
    const bool readable = isReadable(text);
    if (readable && lettersOf(text) >= kFewLetters) return false;
    const std::unique_ptr<poppler::page> page{document.create_page(index)};
    if (!page) return false;
    return inkOutside(*page, readable ? textBoxes(*page) : std::vector<poppler::rectf>{}) >= kLeastInk;
}

}  // namespace vanthu::extract
