#include "tests/ocr/scans.h"

#include "server/reports/pdf_document.h"

#include <hpdf.h>
#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <random>
#include <stdexcept>
#include <string_view>

namespace vanthu::tests {
namespace {

constexpr double kRadians = 3.14159265358979323846 / 180;
constexpr double kMmPerInch = 25.4;
constexpr double kPointsPerInch = 72;

ScanPtr checked(Pix* pix) {
    if (pix == nullptr) throw std::runtime_error("leptonica gave no picture");
    return ScanPtr(pix);
}

ScanPtr rendered(const std::string& pdf, int page, double dpi) {
    const std::unique_ptr<poppler::document> document{
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size()))};
    const std::unique_ptr<poppler::page> shown{document->create_page(page - 1)};
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_argb32);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    const auto image = renderer.render_page(shown.get(), dpi, dpi);
    auto pix = checked(pixCreate(image.width(), image.height(), 32));
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            std::uint32_t argb = 0;
            std::memcpy(&argb, image.const_data() + y * image.bytes_per_row() + 4 * x, sizeof argb);
            pixSetPixel(pix.get(), x, y, argb << 8);
        }
    return pix;
}

/// A ring and a star would look nicer; rings alone cover letters as well.
void addSeal(Pix& pix, double dpi) {
    const double mm = dpi / kMmPerInch;
    const double middleX = 0.55 * pixGetWidth(&pix);
    const double middleY = 0.45 * pixGetHeight(&pix);
    for (int y = 0; y < pixGetHeight(&pix); ++y)
        for (int x = 0; x < pixGetWidth(&pix); ++x) {
            const double radius = std::hypot(x - middleX, y - middleY) / mm;
            const bool ring = (radius > 16 && radius < 18) || (radius > 10 && radius < 11.2) || radius < 4;
            if (!ring) continue;
            l_int32 red = 0, green = 0, blue = 0;
            pixGetRGBPixel(&pix, x, y, &red, &green, &blue);
            pixSetRGBPixel(&pix, x, y, red * 225 / 255, green * 45 / 255, blue * 55 / 255);
        }
}

void addNoise(Pix& grey, double share, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> chance(0, 1);
    std::normal_distribution<double> grain(0, 4000 * share);
    for (int y = 0; y < pixGetHeight(&grey); ++y)
        for (int x = 0; x < pixGetWidth(&grey); ++x) {
            l_uint32 value = 0;
            pixGetPixel(&grey, x, y, &value);
            double spoiled = static_cast<double>(value) * 0.92 + grain(random);
            if (chance(random) < share) spoiled = 255.0 - spoiled;
            pixSetPixel(&grey, x, y, static_cast<l_uint32>(std::clamp(spoiled, 0.0, 255.0)));
        }
}

std::string written(Pix& pix, l_int32 format) {
    l_uint8* data = nullptr;
    std::size_t size = 0;
    if (pixWriteMem(&data, &size, &pix, format) != 0) throw std::runtime_error("leptonica wrote no picture");
    std::string bytes(reinterpret_cast<const char*>(data), size);
    lept_free(data);
    return bytes;
}

}  // namespace

void PixDestroyer::operator()(Pix* pix) const {
    pixDestroy(&pix);
}

std::string printedPdf(const std::vector<std::string>& paragraphs) {
    constexpr double kTopMm = 20, kBottomMm = 277, kLeftMm = 30, kWidthMm = 165;
    const reports::TextStyle style{.sizePt = 14};
    reports::PdfDocument pdf(reports::PdfProperties{});
    pdf.addPage(reports::Paper::a4Portrait);
    const double step = 1.1 * reports::lineHeightMm(style);
    double y = kTopMm;
    for (const auto& paragraph : paragraphs) {
        for (const auto& line : pdf.wrapped(paragraph, style, kWidthMm)) {
            if (y + step > kBottomMm) {
                pdf.addPage(reports::Paper::a4Portrait);
                y = kTopMm;
            }
            y += step;
            pdf.text(kLeftMm, y, line, style);
        }
        y += step / 3;
    }
    return pdf.bytes();
}

ScanPtr scanned(const std::string& pdf, int page, const Scanning& how) {
    auto pix = rendered(pdf, page, how.dpi);
    if (how.seal)
        addSeal(*pix, how.dpi);
    else
        pix = checked(pixConvertRGBToLuminance(pix.get()));
    if (how.skewDegrees != 0)
        pix = checked(pixRotate(pix.get(), static_cast<l_float32>(how.skewDegrees * kRadians),
                                L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
    if (how.turnDegrees == 180) pix = checked(pixRotate180(nullptr, pix.get()));
    if (how.turnDegrees % 180 == 90) pix = checked(pixRotate90(pix.get(), how.turnDegrees == 90 ? 1 : -1));
    if (how.noise > 0) addNoise(*pix, how.noise, how.seed);
    pixSetResolution(pix.get(), static_cast<l_int32>(how.dpi), static_cast<l_int32>(how.dpi));
    return pix;
}

std::string png(Pix& scan) {
    return written(scan, IFF_PNG);
}

std::string jpeg(Pix& scan) {
    return written(scan, IFF_JFIF_JPEG);
}

std::string tiff(const std::vector<ScanPtr>& scans) {
    PIXA* all = pixaCreate(0);
    for (const auto& scan : scans)
        pixaAddPix(all, scan.get(), L_COPY);
    l_uint8* data = nullptr;
    std::size_t size = 0;
    const auto status = pixaWriteMemMultipageTiff(&data, &size, all);
    pixaDestroy(&all);
    if (status != 0) throw std::runtime_error("leptonica wrote no TIFF");
    std::string bytes(reinterpret_cast<const char*>(data), size);
    lept_free(data);
    return bytes;
}

std::string imagePdf(const std::vector<ScanPtr>& scans) {
    const auto fail = [](HPDF_STATUS, HPDF_STATUS, void*) { throw std::runtime_error("libharu failed"); };
    HPDF_Doc pdf = HPDF_New(fail, nullptr);
    for (const auto& scan : scans) {
        const auto bytes = png(*scan);
        const auto image = HPDF_LoadPngImageFromMem(pdf, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                                                    static_cast<HPDF_UINT>(bytes.size()));
        const double dpi = pixGetXRes(scan.get());
        const auto width = static_cast<HPDF_REAL>(pixGetWidth(scan.get()) / dpi * kPointsPerInch);
        const auto height = static_cast<HPDF_REAL>(pixGetHeight(scan.get()) / dpi * kPointsPerInch);
        HPDF_Page page = HPDF_AddPage(pdf);
        HPDF_Page_SetWidth(page, width);
        HPDF_Page_SetHeight(page, height);
        HPDF_Page_DrawImage(page, image, 0, 0, width, height);
    }
    HPDF_SaveToStream(pdf);
    std::string bytes(HPDF_GetStreamSize(pdf), '\0');
    auto size = static_cast<HPDF_UINT32>(bytes.size());
    HPDF_ReadFromStream(pdf, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
    HPDF_Free(pdf);
    return bytes;
}

}  // namespace vanthu::tests
