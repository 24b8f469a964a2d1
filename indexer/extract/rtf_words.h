#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::extract {

/// What a control word puts into the text: a line end, a tab, a dash; std::nullopt for a word that puts
/// nothing there.
[[nodiscard]] std::optional<std::string_view> rtfText(std::string_view word);

/// Whether the group that this word begins holds no text of the document. `optional`: the group began with
/// \*, which tells readers to skip what they do not know.
[[nodiscard]] bool isRtfSkipped(std::string_view word, bool optional);

/// The name of the encoding of a Windows code page, by its number; empty for none.
[[nodiscard]] std::string rtfEncoding(int codePage);

/// The code page of a \fcharset; 0 for that of the document, negative for signs that are no letters.
[[nodiscard]] int rtfCodePage(int charset);

}  // namespace vanthu::extract
