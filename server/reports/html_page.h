#pragma once

#include "server/reports/xml_text.h"

#include <string>
#include <string_view>

namespace vanthu::reports {

/// The style sheet that stands in each of our pages. A server allows it by its digest, and no script at all.
[[nodiscard]] std::string_view htmlStyle();

/// The style sheet that stands in a page of ours, also one that an older program wrote; "" without one.
[[nodiscard]] std::string_view styleIn(std::string_view page);

/// A page up to the begin of its body, to be written on by XmlText: HTML that is well-formed XML too, so that
/// any tool can take it apart. `title` is what a window is called.
[[nodiscard]] XmlText htmlBody(std::string_view title);
/// The whole page. Every element that the body opened must be closed.
[[nodiscard]] std::string htmlPage(XmlText body);

}  // namespace vanthu::reports
