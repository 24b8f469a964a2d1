#pragma once

#include "server/http/router.h"

#include <span>

namespace vanthu::http {

/// Everything that is served.
[[nodiscard]] std::span<const Route> routes();

}  // namespace vanthu::http
