#pragma once

#include <string>
#include <string_view>

namespace vanthu::extract {

struct DecodedText {
    std::string text;     ///< UTF-8
    bool guessed{false};  ///< taken for Windows-1252 for want of better knowledge
};

/// Bytes of a text file: by its byte order mark, as UTF-8 where it is, else by `declared` when that names a
/// known encoding other than a Western one, which pages in old Vietnamese fonts also claim to have.
[[nodiscard]] DecodedText decoded(std::string_view bytes, const std::string& declared);

/// A name, too short to tell an old encoding by: as UTF-8 where it is, else as Windows-1258, which has the
/// Western letters, too.
[[nodiscard]] std::string decodedName(std::string_view bytes);

/// Loads the converters while files can still be opened.
void loadConverters();

}  // namespace vanthu::extract
