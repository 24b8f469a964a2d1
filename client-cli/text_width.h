#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vanthu::cli {

/// Columns that UTF-8 text takes on a terminal: a letter with its accents is one, whether composed or not, a
/// CJK character two, a control character none. Broken bytes count one each.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

/// The text itself when it fits, else its beginning and "…", `width` columns at most; never cuts inside a
/// letter.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);

enum class Align { left, right };

/// Filled with blanks to `width` columns; wider text stays as it is.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width, Align align = Align::left);

/// One line for a terminal: control characters, escape sequences of a hostile document among them, become
/// blanks.
[[nodiscard]] std::string printable(std::string_view text);

/// Words laid into lines of `width` columns at most, all but the first line indented by `indent` blanks.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

}  // namespace vanthu::cli
