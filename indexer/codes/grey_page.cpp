#include "indexer/codes/grey_page.h"

#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <utility>

#include "indexer/extract/file_kind.h"
#include "indexer/extract/open_pdf.h"
#include "indexer/ocr/image_pages.h"
#include "schemas/domain/limits.h"

namespace vanthu::codes {
namespace {

using domain::ExtractionState;
using extract::Extraction;

constexpr double kPointsPerInch = 72;
constexpr double kMmPerInch = 25.4;
/// A point of the code beside a stamp has four or five of them.
constexpr double kLookingDpi = 240;

/// To see whether there is anything at all.
constexpr double kGlanceDpi = 50;
constexpr int kGlanceInk = 150;
constexpr double kLeastInk = 0.0005;  ///< less than one line of text
/// Scanners leave dark edges where the paper ends.
constexpr double kEdgeMm = 8;

GreyPage drawnPage(const poppler::page& page) {
    const auto size = page.page_rect();
    const double inches = size.width() * size.height() / (kPointsPerInch * kPointsPerInch);
    const double dpi =
        std::min(kLookingDpi, std::sqrt(static_cast<double>(limits::kOcrPixels) / std::max(inches, 1.0)));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    const auto image = renderer.render_page(&page, dpi, dpi);
    if (!image.is_valid() || image.width() <= 0 || image.height() <= 0) return {};
    GreyPage grey{image.width(), image.height(), dpi, {}};
    grey.points.reserve(static_cast<std::size_t>(grey.width) * static_cast<std::size_t>(grey.height));
    for (int y = 0; y < grey.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint8_t*>(image.const_data()) +
                          std::ptrdiff_t{y} * image.bytes_per_row();
        grey.points.insert(grey.points.end(), row, row + grey.width);
    }
    return grey;
}

GreyPage greyOf(const ocr::Picture& picture) {
    const auto pix = ocr::taken(pixConvertTo8(picture.pix.get(), 0));
    GreyPage grey{pixGetWidth(pix.get()), pixGetHeight(pix.get()), picture.dpi, {}};
    grey.points.reserve(static_cast<std::size_t>(grey.width) * static_cast<std::size_t>(grey.height));
    for (int y = 0; y < grey.height; ++y) {
        const l_uint32* row = pixGetData(pix.get()) + std::ptrdiff_t{y} * pixGetWpl(pix.get());
        for (int x = 0; x < grey.width; ++x)
            grey.points.push_back(static_cast<std::uint8_t>(GET_DATA_BYTE(row, x)));
    }
    return grey;
}

ShownPage pageOfPdf(std::string_view bytes, int number) {
    ShownPage shown;
    shown.refusal = extract::withOpenPdf(bytes, [&](const poppler::document& document) -> Extraction {
        if (number < 1 || number > document.pages())
            return {ExtractionState::damaged, "Tệp không có trang này.", {}};
        const std::unique_ptr<poppler::page> page{document.create_page(number - 1)};
        if (page) shown.page = drawnPage(*page);
        if (!shown.isShown()) return {ExtractionState::damaged, "Trang bị hỏng: không vẽ được.", {}};
        shown.pageCount = std::min(document.pages(), static_cast<int>(limits::kOcrPages));
        return {};
    });
    return shown;
}

ShownPage pageOfImage(std::string_view bytes, int number) {
    ShownPage shown;
    shown.pageCount = ocr::imagePages(bytes);
    auto opened = ocr::openImage(bytes, number);
    if (opened.picture.pix)
        shown.page = greyOf(opened.picture);
    else
        shown.refusal = std::move(opened.refusal);
    return shown;
}

}  // namespace

ShownPage showPage(std::string_view bytes, int number) {
    switch (extract::kindOf(bytes, {})) {
        case extract::FileKind::pdf:
            return pageOfPdf(bytes, number);
        case extract::FileKind::image:
            return pageOfImage(bytes, number);
        default:
            return {{}, 0, {ExtractionState::unsupported, "Tệp không phải PDF hay ảnh.", {}}};
    }
}

GreyPage cleaned(const GreyPage& page) {
    const auto middle = [](std::uint8_t a, std::uint8_t b, std::uint8_t c) {
        return std::max(std::min(a, b), std::min(std::max(a, b), c));
    };
    const auto between = [&](const std::vector<std::uint8_t>& from, std::size_t step) {
        auto to = from;
        for (std::size_t at = step; at + step < from.size(); ++at)
            to[at] = middle(from[at - step], from[at], from[at + step]);
        return to;
    };
    return {page.width, page.height, page.dpi,
            between(between(page.points, 1), static_cast<std::size_t>(page.width))};
}

GreyPage reduced(const GreyPage& page, int factor) {
    GreyPage small{page.width / factor, page.height / factor, page.dpi / factor, {}};
    small.points.reserve(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
    std::vector<unsigned> sums(static_cast<std::size_t>(small.width));
    const auto area = static_cast<unsigned>(factor * factor);
    for (int y = 0; y < small.height; ++y) {
        std::ranges::fill(sums, 0U);
        for (int line = y * factor; line < (y + 1) * factor; ++line) {
            const auto* row = page.points.data() + std::ptrdiff_t{line} * page.width;
            for (auto& sum : sums)
                for (int x = 0; x < factor; ++x)
                    sum += *row++;
        }
        for (const auto sum : sums)
            small.points.push_back(static_cast<std::uint8_t>(sum / area));
    }
    return small;
}

bool isBlank(const GreyPage& page) {
    const auto glance = reduced(page, std::max(1, static_cast<int>(page.dpi / kGlanceDpi)));
    const int edge = static_cast<int>(kEdgeMm / kMmPerInch * glance.dpi);
    std::int64_t ink = 0;
    std::int64_t all = 0;
    for (int y = edge; y < glance.height - edge; ++y) {
        const auto* row = glance.points.data() + std::ptrdiff_t{y} * glance.width;
        for (int x = edge; x < glance.width - edge; ++x, ++all)
            ink += row[x] < kGlanceInk ? 1 : 0;
    }
    return static_cast<double>(ink) < kLeastInk * static_cast<double>(all);
}

}  // namespace vanthu::codes
