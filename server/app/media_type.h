#pragma once

#include <string>
#include <string_view>

namespace vanthu::app {

/// By the name's ending; "application/octet-stream" for unknown ones.
[[nodiscard]] std::string mediaTypeOf(const std::string& fileName);

/// "application/pdf": one slash, no blank, no quote, at most 100 bytes.
[[nodiscard]] bool isMediaType(std::string_view text);

/// No browser or reader takes a file for a PDF that does not begin so, blanks and a byte order mark apart.
[[nodiscard]] bool looksLikePdf(std::string_view bytes);

}  // namespace vanthu::app
