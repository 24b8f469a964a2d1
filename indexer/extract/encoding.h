#pragma once

#include <string>
#include <string_view>

namespace vanthu::extract {

/// Bytes of a text file as UTF-8: by its byte order mark, as UTF-8 where it is, else by `declared` when that
/// names a known encoding, else guessed between the two Windows code pages that Vietnamese files use.
[[nodiscard]] std::string decoded(std::string_view bytes, const std::string& declared);

/// Loads the converters while files can still be opened.
void loadConverters();

}  // namespace vanthu::extract
