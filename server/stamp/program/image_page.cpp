#include "server/stamp/program/image_page.h"

#include <leptonica/allheaders.h>

#include <stdexcept>
#include <string>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "indexer/ocr/image_pages.h"
#include "server/stamp/program/page_units.h"

namespace vanthu::stamp {
namespace {

constexpr double kA4WidthMm = 210;

/// The points row by row, as a PDF wants them; nothing for a depth that no scanner makes.
std::string pointsOf(Pix& pix) {
    const l_int32 width = pixGetWidth(&pix);
    const l_int32 height = pixGetHeight(&pix);
    const l_int32 depth = pixGetDepth(&pix);
    std::string points;
    for (l_int32 y = 0; y < height; ++y) {
        l_uint32* row = pixGetData(&pix) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(&pix);
        if (depth == 32) {
            for (l_int32 x = 0; x < width; ++x) {
                points += static_cast<char>(row[x] >> L_RED_SHIFT);
                points += static_cast<char>(row[x] >> L_GREEN_SHIFT);
                points += static_cast<char>(row[x] >> L_BLUE_SHIFT);
            }
        } else {
            const l_int32 bytes = depth == 8 ? width : (width + 7) / 8;
            for (l_int32 x = 0; x < bytes; ++x)
                points += static_cast<char>(GET_DATA_BYTE(row, x));
        }
    }
    return points;
}

QPDFObjectHandle pictureOf(QPDF& pdf, Pix& pix) {
    const l_int32 depth = pixGetDepth(&pix);
    auto picture = pdf.newStream(pointsOf(pix));
    auto about = picture.getDict();
    about.replaceKey("/ColorSpace", QPDFObjectHandle::newName(depth == 32 ? "/DeviceRGB" : "/DeviceGray"));
    about.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(depth == 1 ? 1 : 8));
    // In leptonica's pictures of one bit black is 1.
    if (depth == 1) about.replaceKey("/Decode", QPDFObjectHandle::parse("[1 0]"));
    return picture;
}

QPDFObjectHandle jpegOf(QPDF& pdf, std::string_view image, Pix& pix) {
    auto picture = pdf.newStream(std::string(image));
    auto about = picture.getDict();
    about.replaceKey("/Filter", QPDFObjectHandle::newName("/DCTDecode"));
    about.replaceKey("/ColorSpace",
                     QPDFObjectHandle::newName(pixGetDepth(&pix) == 32 ? "/DeviceRGB" : "/DeviceGray"));
    about.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(8));
    return picture;
}

}  // namespace

void addImagePages(QPDF& pdf, std::string_view image, const std::map<int, layout::OcrPage>& recognised,
                   int first, int last) {
    for (int number = first; number <= last; ++number) {
        const auto shown = ocr::decodeImage(image, number);
        if (!shown.pix) throw std::runtime_error("a picture that cannot be unpacked");
        const bool isJpeg = image.starts_with("\xFF\xD8") && shown.isWhole;
        auto picture =
            pdf.makeIndirectObject(isJpeg ? jpegOf(pdf, image, *shown.pix) : pictureOf(pdf, *shown.pix));
        const l_int32 width = pixGetWidth(shown.pix.get());
        const l_int32 height = pixGetHeight(shown.pix.get());
        auto about = picture.getDict();
        about.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
        about.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
        about.replaceKey("/Width", QPDFObjectHandle::newInteger(width));
        about.replaceKey("/Height", QPDFObjectHandle::newInteger(height));
        double widthMm = kA4WidthMm;
        if (const auto found = recognised.find(number); found != recognised.end())
            widthMm = found->second.turnDegrees % 180 == 0 ? found->second.widthMm : found->second.heightMm;
        const auto widthText = std::to_string(widthMm * kPointsPerMm);
        const auto heightText = std::to_string(widthMm * kPointsPerMm * height / width);
        auto page = QPDFObjectHandle::parse("<< /Type /Page /MediaBox [0 0 " + widthText + ' ' + heightText +
                                            "] /Resources << /XObject << >> >> >>");
        page.getKey("/Resources").getKey("/XObject").replaceKey("/Scan", picture);
        page.replaceKey("/Contents", pdf.newStream(widthText + " 0 0 " + heightText + " 0 0 cm /Scan Do\n"));
        QPDFPageDocumentHelper(pdf).addPage(pdf.makeIndirectObject(page), false);
    }
}

}  // namespace vanthu::stamp
