#pragma once

#include "schemas/layout/ocr_page.h"

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::layout {

/// The text form of a recognised page, see records.h.
///
///   ocr   number  width  height  turn  skew
///   line  size
///   word  confidence  left  top  right  bottom  text
[[nodiscard]] std::string toText(const OcrPage& page);
/// The reverse; std::nullopt for anything that toText() does not write. At most limits::kOcrWords words.
[[nodiscard]] std::optional<OcrPage> parseOcrPage(std::string_view text);

/// The same for
///
///   scanned  page count  number …
[[nodiscard]] std::string toText(const ScannedPages& pages);
[[nodiscard]] std::optional<ScannedPages> parseScannedPages(std::string_view text);

}  // namespace vanthu::layout
