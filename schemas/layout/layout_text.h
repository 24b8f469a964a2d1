#pragma once

#include "schemas/layout/layout.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vanthu::layout {

/// The text form: records as lines, fields between tabs, the kind of record first.
///
///   layout  margins  page count
///   page    number  width  height  top  bottom  left  right
///   number  page  edge  align  size
///   line    page  side  align  size  look (b, i, bi or -)  colour  left  top  right  bottom  font  text
///
/// Lengths are millimetres and points with two decimals. Tabs and line ends inside texts become blanks.
[[nodiscard]] std::string toText(const Layout& layout);

/// The reverse; std::nullopt for anything that toText() does not write. Who wrote it need not be trusted: at
/// most limits::kLayoutLines lines and limits::kLayoutPages pages, and every number is one of a page.
[[nodiscard]] std::optional<Layout> parseLayout(std::string_view text);

}  // namespace vanthu::layout
