#pragma once

#include "schemas/layout/ocr_page.h"

#include <map>
#include <string_view>

class QPDF;

namespace vanthu::stamp {

/// Makes a page of every picture of an image file from `first` to `last`, as large as it was taken to be when
/// it was recognised, else as wide as A4. A JPEG goes in as it is.
void addImagePages(QPDF& pdf, std::string_view image, const std::map<int, layout::OcrPage>& recognised,
                   int first, int last);

}  // namespace vanthu::stamp
