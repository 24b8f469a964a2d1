#include "server/reports/qr_code.h"

#include "schemas/domain/error.h"

#include <qrencode.h>

#include <memory>
#include <string>

namespace vanthu::reports {
namespace {

/// Rows overlap by this share of a point, or viewers show white lines between them.
constexpr double kOverlap = 0.05;

struct QrRelease {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

void drawQrCode(PdfDocument& pdf, const Box& box, std::string_view text, QrStrength strength) {
    const auto level = strength == QrStrength::high ? QR_ECLEVEL_H : QR_ECLEVEL_Q;
    const std::unique_ptr<QRcode, QrRelease> code(
        QRcode_encodeString(std::string(text).c_str(), 0, level, QR_MODE_8, 1));
    if (!code) throw Error(ErrorCode::internal, "no QR code for " + std::string(text));
    const double point = box.widthMm / code->width;
    const auto isDark = [&](int x, int y) { return (code->data[y * code->width + x] & 1) != 0; };
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            if (!isDark(x, y)) continue;
            const int first = x;
            while (x + 1 < code->width && isDark(x + 1, y))
                ++x;
            pdf.fill({box.leftMm + first * point, box.topMm + y * point, (x + 1 - first) * point,
                      point * (1 + kOverlap)},
                     {});
        }
}

}  // namespace vanthu::reports
