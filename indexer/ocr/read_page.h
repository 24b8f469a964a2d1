#pragma once

#include "indexer/extract/extraction.h"

#include <string_view>

namespace vanthu::ocr {

class Recogniser;

/// Which pages of a file are scans, in the text form of layout::ScannedPages. `noText` for a file without
/// any. Never throws for what is in the file, except std::bad_alloc.
[[nodiscard]] extract::Extraction scannedPages(std::string_view bytes, const extract::Budget& budget);

/// The words on that page (from 1), in the text form of layout::OcrPage.
[[nodiscard]] extract::Extraction readPage(std::string_view bytes, int number, Recogniser& recogniser,
                                           const extract::Budget& budget);

}  // namespace vanthu::ocr
