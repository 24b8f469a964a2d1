#include "indexer/ocr/upright.h"

#include <leptonica/allheaders.h>

#include <cmath>
#include <utility>

namespace vanthu::ocr {
namespace {

constexpr double kRadians = 3.14159265358979323846 / 180;
/// Less does no harm to the recogniser; the search is not sure of more than it looks for.
constexpr double kLeastSkew = 0.25;
constexpr double kMostSkew = 7;
constexpr double kSkewConfidence = 3;

PixPtr blackAndWhite(Pix& pix) {
    if (pixGetDepth(&pix) == 1) return taken(pixClone(&pix));
    PIX* out = nullptr;
    constexpr l_float32 kMiddleOfValley = 0.1F;
    if (pixOtsuAdaptiveThreshold(&pix, pixGetWidth(&pix), pixGetHeight(&pix), 0, 0, kMiddleOfValley, nullptr,
                                 &out) != 0)
        return taken(pixConvertTo1(&pix, 128));
    return taken(out);
}

PixPtr turned(Pix& pix, int degrees) {
    if (degrees == 0) return taken(pixClone(&pix));
    if (degrees == 180) return taken(pixRotate180(nullptr, &pix));
    return taken(pixRotate90(&pix, degrees == 90 ? 1 : -1));
}

PixPtr halved(Pix& pix) {
    return taken(pixReduceRankBinary2(blackAndWhite(pix).get(), 2, nullptr));
}

double skewOf(Pix& half) {
    l_float32 angle = 0, confidence = 0;
    if (pixFindSkewSweepAndSearch(&half, &angle, &confidence, 2, 1, static_cast<l_float32>(kMostSkew), 1.0F,
                                  0.02F) != 0)
        return 0;
    return confidence >= kSkewConfidence && std::abs(angle) >= kLeastSkew ? angle : 0;
}

}  // namespace

int turnToUpright(const Picture& picture) {
    l_float32 up = 0, left = 0;
    l_int32 orientation = L_TEXT_ORIENT_UNKNOWN;
    if (pixOrientDetect(halved(*picture.pix).get(), &up, &left, 0, 0) != 0) return 0;
    if (makeOrientDecision(up, left, 0, 0, &orientation, 0) != 0) return 0;
    switch (orientation) {
        case L_TEXT_ORIENT_LEFT:
            return 90;
        case L_TEXT_ORIENT_DOWN:
            return 180;
        case L_TEXT_ORIENT_RIGHT:
            return 270;
        default:
            return 0;
    }
}

Upright madeUpright(const Picture& picture, int turnDegrees) {
    Upright result;
    result.picture = {turned(*picture.pix, turnDegrees), picture.dpi};
    result.turnDegrees = turnDegrees;
    auto& pix = result.picture.pix;
    result.skewDegrees = skewOf(*halved(*pix));
    if (result.skewDegrees == 0) return result;
    if (pixGetDepth(pix.get()) == 1) pix = taken(pixConvertTo8(pix.get(), 0));
    pix = taken(pixRotate(pix.get(), static_cast<l_float32>(result.skewDegrees * kRadians), L_ROTATE_AREA_MAP,
                          L_BRING_IN_WHITE, 0, 0));
    return result;
}

}  // namespace vanthu::ocr
