#pragma once

#include <string>
#include <string_view>

namespace vanthu::http {

/// Content-Security-Policy of a page of which that style sheet stands in its head: that style and nothing
/// else, no script, no form, no frame around it.
[[nodiscard]] std::string pagePolicy(std::string_view style);

}  // namespace vanthu::http
