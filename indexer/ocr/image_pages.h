#pragma once

#include "indexer/extract/extraction.h"
#include "indexer/ocr/picture.h"

#include <string_view>

namespace vanthu::ocr {

/// How many pictures an image file holds: one, or those of a TIFF. At most limits::kOcrPages.
[[nodiscard]] int imagePages(std::string_view bytes);

/// A picture as it came, in black and white, 8-bit grey or colour.
struct DecodedImage {
    PixPtr pix{};
    bool isWhole{true};  ///< false where it is not what a JPEG holds: made smaller, or of other colours
    extract::Extraction refusal{};
};

/// The picture of that number (from 1). Its size is looked at before anything of it is unpacked: a bomb is
/// refused by limits::kOcrImagePixels and kOcrImageBytes. May throw std::bad_alloc.
[[nodiscard]] DecodedImage decodeImage(std::string_view bytes, int number);

/// What a page could be opened to: a picture, or the state that says why there is none.
struct OpenedPage {
    Picture picture{};
    extract::Extraction refusal{};
};

/// The same at the size and in the grey that is read best.
[[nodiscard]] OpenedPage openImage(std::string_view bytes, int number);

}  // namespace vanthu::ocr
