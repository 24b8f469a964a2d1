#include "indexer/ocr/image_pages.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "schemas/domain/limits.h"

namespace vanthu::ocr {
namespace {

using domain::ExtractionState;

/// What image files tell of their resolution is often made up: a page is taken to be as large as they say
/// only when that is a size of paper.
constexpr double kSmallestPageMm = 90;
constexpr double kLargestPageMm = 450;
constexpr double kA4LongMm = 297;
/// Small pictures become no clearer by more.
constexpr double kMostEnlarged = 3;
constexpr int kMostReduced = 8;
/// Samples per point of a picture in the colours of a printing press.
constexpr int kInkColours = 4;

struct Header {
    l_int32 format{0};
    l_int32 width{0};
    l_int32 height{0};
    l_int32 bits{0};
    l_int32 samples{0};
    l_int32 hasPalette{0};
};

const l_uint8* data(std::string_view bytes) {
    return reinterpret_cast<const l_uint8*>(bytes.data());
}

bool readTiffHeader(std::string_view bytes, int number, Header& header) {
    l_int32 resolution = 0;
    return readHeaderMemTiff(data(bytes), bytes.size(), number - 1, &header.width, &header.height,
                             &header.bits, &header.samples, &resolution, &header.hasPalette, nullptr) == 0;
}

bool isTiff(l_int32 format) {
    return format == IFF_TIFF || (format >= IFF_TIFF_PACKBITS && format <= IFF_TIFF_ZIP) ||
           format == IFF_TIFF_JPEG;
}

l_int32 formatOf(std::string_view bytes) {
    l_int32 format = IFF_UNKNOWN;
    // It looks at the first twelve bytes.
    if (bytes.size() < 12 || findFileFormatBuffer(data(bytes), &format) != 0) return IFF_UNKNOWN;
    return format;
}

bool isReadFormat(l_int32 format) {
    return format == IFF_JFIF_JPEG || format == IFF_PNG || format == IFF_BMP || isTiff(format);
}

bool readHeader(std::string_view bytes, int number, Header& header) {
    const bool read = isTiff(header.format) ? readTiffHeader(bytes, number, header)
                                            : pixReadHeaderMem(data(bytes), bytes.size(), nullptr,
                                                               &header.width, &header.height, &header.bits,
                                                               &header.samples, &header.hasPalette) == 0;
    return read && header.width > 0 && header.height > 0 && header.bits > 0 && header.samples > 0;
}

/// JPEGs can be unpacked to a half, a quarter or an eighth of their size.
int reductionOf(const Header& header) {
    if (header.format != IFF_JFIF_JPEG) return 1;
    int reduction = 1;
    const auto points = static_cast<std::uint64_t>(header.width) * static_cast<std::uint64_t>(header.height);
    while (reduction < kMostReduced &&
           points / static_cast<unsigned>(reduction * reduction) > limits::kOcrPixels)
        reduction *= 2;
    return reduction;
}

bool isTooLarge(const Header& header, int reduction) {
    const auto points = static_cast<std::uint64_t>(header.width) * static_cast<std::uint64_t>(header.height);
    if (points > limits::kOcrImagePixels) return true;
    const auto unpacked = points / static_cast<unsigned>(reduction * reduction);
    const std::uint64_t bits =
        header.samples > 1 || header.hasPalette != 0 ? 32 : static_cast<std::uint64_t>(header.bits);
    return unpacked > limits::kOcrImageBytes * 8 / bits;
}

Pix* decoded(std::string_view bytes, int number, const Header& header, int reduction) {
    if (header.format == IFF_JFIF_JPEG)
        return pixReadMemJpeg(data(bytes), bytes.size(), 0, reduction, nullptr, 0);
    if (isTiff(header.format)) return pixReadMemTiff(data(bytes), bytes.size(), number - 1);
    return pixReadMem(data(bytes), bytes.size());
}

double dpiOf(const Pix& pix) {
    const auto longer = static_cast<double>(std::max(pixGetWidth(&pix), pixGetHeight(&pix)));
    const double told = pixGetXRes(&pix);
    if (told > 0) {
        const double mm = longer / told * kMmPerInch;
        if (mm >= kSmallestPageMm && mm <= kLargestPageMm) return told;
    }
    return longer / kA4LongMm * kMmPerInch;
}

PixPtr withoutPalette(PixPtr pix) {
    if (pixGetColormap(pix.get()) != nullptr)
        pix = taken(pixRemoveColormap(pix.get(), REMOVE_CMAP_BASED_ON_SRC));
    if (pixGetDepth(pix.get()) == 32 && pixGetSpp(pix.get()) == 4) pix = taken(pixRemoveAlpha(pix.get()));
    if (pixGetDepth(pix.get()) != 1 && pixGetDepth(pix.get()) != 8 && pixGetDepth(pix.get()) != 32)
        pix = taken(pixConvertTo8(pix.get(), 0));
    return pix;
}

/// To about the resolution that is read best, within the limit of points.
Picture atReadingSize(PixPtr pix, double dpi) {
    const auto points = static_cast<double>(pixGetWidth(pix.get())) * pixGetHeight(pix.get());
    const double most = std::sqrt(static_cast<double>(limits::kOcrPixels) / points);
    const double scale = std::min({kReadingDpi / dpi, kMostEnlarged, most});
    constexpr double kNearEnough = 0.2;
    if (std::abs(scale - 1) < kNearEnough && most >= 1) return {std::move(pix), dpi};
    const auto factor = static_cast<l_float32>(scale);
    if (pixGetDepth(pix.get()) == 1 && scale < 1)
        return {taken(pixScaleToGray(pix.get(), factor)), dpi * scale};
    if (pixGetDepth(pix.get()) == 1) pix = taken(pixConvertTo8(pix.get(), 0));
    return {taken(pixScale(pix.get(), factor, factor)), dpi * scale};
}

}  // namespace

int imagePages(std::string_view bytes) {
    if (!isTiff(formatOf(bytes))) return 1;
    int count = 0;
    Header header;
    while (count < static_cast<int>(limits::kOcrScannedPages) && readTiffHeader(bytes, count + 1, header))
        ++count;
    return std::max(count, 1);
}

DecodedImage decodeImage(std::string_view bytes, int number) {
    Header header;
    header.format = formatOf(bytes);
    if (!isReadFormat(header.format))
        return {{}, false, {ExtractionState::unsupported, "Chưa nhận dạng được chữ trong loại ảnh này.", {}}};
    if (!readHeader(bytes, number, header))
        return {{}, false, {ExtractionState::damaged, "Tệp ảnh bị hỏng: không đọc được phần đầu.", {}}};
    const int reduction = reductionOf(header);
    if (isTooLarge(header, reduction))
        return {{}, false, {ExtractionState::tooLarge, "Ảnh quá lớn để nhận dạng chữ.", {}}};
    PixPtr pix(decoded(bytes, number, header, reduction));
    if (!pix) return {{}, false, {ExtractionState::damaged, "Tệp ảnh bị hỏng: không giải nén được.", {}}};
    return {withoutPalette(std::move(pix)), reduction == 1 && header.samples != kInkColours, {}};
}

OpenedPage openImage(std::string_view bytes, int number) {
    auto image = decodeImage(bytes, number);
    if (!image.pix) return {{}, std::move(image.refusal)};
    const double dpi = dpiOf(*image.pix);
    auto picture = atReadingSize(std::move(image.pix), dpi);
    if (pixGetDepth(picture.pix.get()) == 32)
        picture.pix = greyWithoutSeals(std::move(picture.pix), picture.dpi);
    return {std::move(picture), {}};
}

}  // namespace vanthu::ocr
