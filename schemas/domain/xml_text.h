#pragma once

#include <string>
#include <string_view>

namespace vanthu::domain {

/// UTF-8 text as XML 1.0 may hold it, in an element or an attribute. Line ends and tabs come back as they
/// were; characters that XML does not have are left out.
[[nodiscard]] std::string xmlEscaped(std::string_view text);

}  // namespace vanthu::domain
