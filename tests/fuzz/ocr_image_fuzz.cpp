#include <leptonica/allheaders.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string_view>

#include "indexer/ocr/image_pages.h"
#include "schemas/domain/limits.h"

/// An image from outside: whatever it is, it gives a picture within the limits or a state.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    setMsgSeverity(L_SEVERITY_NONE);
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const int pages = vanthu::ocr::imagePages(bytes);
    if (pages < 1) std::abort();
    try {
        const auto page = vanthu::ocr::openImage(bytes, 1);
        if (!page.picture.pix) return 0;
        const auto points = static_cast<std::size_t>(pixGetWidth(page.picture.pix.get())) *
                            static_cast<std::size_t>(pixGetHeight(page.picture.pix.get()));
        if (points > vanthu::limits::kOcrPixels * 11 / 10) std::abort();
    } catch (const std::bad_alloc&) {  // an ordinary end: the child says so
    }
    return 0;
}
