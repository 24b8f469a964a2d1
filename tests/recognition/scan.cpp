#include "tests/recognition/scan.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <random>
#include <sstream>
#include <stdexcept>
#include <vector>

#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

namespace vanthu::tests {
namespace {

constexpr double kDpi = 200;
constexpr double kMostDegrees = 1;
constexpr double kNoise = 14;    ///< standard deviation, of 255
constexpr double kPaper = 0.93;  ///< how white white is
constexpr double kSpecks = 0.0003;

struct Picture {
    int width{0};
    int height{0};
    std::vector<std::uint8_t> grey;

    [[nodiscard]] double at(int x, int y) const {
        if (x < 0 || y < 0 || x >= width || y >= height) return 255;
        return grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)];
    }
};

Picture drawn(const poppler::page& page) {
    poppler::page_renderer renderer;
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
    renderer.set_image_format(poppler::image::format_gray8);
    const auto image = renderer.render_page(&page, kDpi, kDpi);
    if (!image.is_valid()) throw std::runtime_error("a page cannot be drawn");
    Picture picture{image.width(), image.height(), {}};
    for (int y = 0; y < picture.height; ++y) {
        const auto* row =
            reinterpret_cast<const std::uint8_t*>(image.const_data()) + y * image.bytes_per_row();
        picture.grey.insert(picture.grey.end(), row, row + picture.width);
    }
    return picture;
}

/// Turned about its middle, between the dots of the original.
Picture scanned(const Picture& page, std::mt19937& random) {
    const double angle =
        std::uniform_real_distribution<>(-kMostDegrees, kMostDegrees)(random) * std::acos(-1.0) / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    std::normal_distribution<> noise(0, kNoise);
    std::bernoulli_distribution speck(kSpecks);
    Picture picture{page.width, page.height, {}};
    picture.grey.reserve(page.grey.size());
    for (int y = 0; y < page.height; ++y)
        for (int x = 0; x < page.width; ++x) {
            const double dx = x - page.width / 2.0;
            const double dy = y - page.height / 2.0;
            const double fromX = page.width / 2.0 + dx * cosine + dy * sine;
            const double fromY = page.height / 2.0 - dx * sine + dy * cosine;
            const int left = static_cast<int>(std::floor(fromX));
            const int top = static_cast<int>(std::floor(fromY));
            const double right = fromX - left;
            const double below = fromY - top;
            const double ink =
                (page.at(left, top) * (1 - right) + page.at(left + 1, top) * right) * (1 - below) +
                (page.at(left, top + 1) * (1 - right) + page.at(left + 1, top + 1) * right) * below;
            const double seen = speck(random) ? 60 : ink * kPaper + noise(random);
            picture.grey.push_back(static_cast<std::uint8_t>(std::clamp(seen, 0.0, 255.0)));
        }
    return picture;
}

std::string pdfOf(const std::vector<Picture>& pictures) {
    std::ostringstream out;
    out << "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count "
        << pictures.size() << "/Kids[";
    for (std::size_t i = 0; i < pictures.size(); ++i)
        out << 10 + 3 * i << " 0 R ";
    out << "]>>endobj\n";
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto& picture = pictures[i];
        const double width = picture.width * 72 / kDpi;
        const double height = picture.height * 72 / kDpi;
        std::ostringstream content;
        content << "q " << width << " 0 0 " << height << " 0 0 cm /P Do Q";
        out << 10 + 3 * i << " 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 " << width << ' ' << height
            << "]/Contents " << 11 + 3 * i << " 0 R/Resources<</XObject<</P " << 12 + 3 * i
            << " 0 R>>>>>>endobj\n"
            << 11 + 3 * i << " 0 obj<</Length " << content.str().size() << ">>stream\n"
            << content.str() << "\nendstream endobj\n"
            << 12 + 3 * i << " 0 obj<</Type/XObject/Subtype/Image/Width " << picture.width << "/Height "
            << picture.height << "/ColorSpace/DeviceGray/BitsPerComponent 8/Length " << picture.grey.size()
            << ">>stream\n";
        out.write(reinterpret_cast<const char*>(picture.grey.data()),
                  static_cast<std::streamsize>(picture.grey.size()));
        out << "\nendstream endobj\n";
    }
    out << "trailer<</Root 1 0 R>>\n";
    return out.str();
}

}  // namespace

std::string scanOf(const std::string& pdf, unsigned seed) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    if (document == nullptr) throw std::runtime_error("not a PDF");
    std::mt19937 random(seed);
    std::vector<Picture> pictures;
    for (const int number : {0, document->pages() - 1}) {
        if (number == 0 && !pictures.empty()) continue;
        const std::unique_ptr<poppler::page> page(document->create_page(number));
        pictures.push_back(scanned(drawn(*page), random));
    }
    return pdfOf(pictures);
}

}  // namespace vanthu::tests
