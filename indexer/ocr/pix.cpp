#include "indexer/ocr/pix.h"

#include <leptonica/allheaders.h>

#include <new>

namespace vanthu::ocr {

void PixRelease::operator()(Pix* pix) const {
    pixDestroy(&pix);
}

PixPtr taken(Pix* pix) {
    if (pix == nullptr) throw std::bad_alloc();
    return PixPtr(pix);
}

}  // namespace vanthu::ocr
