#pragma once

#include "server/app/authorisation.h"

#include <string>

namespace vanthu::app {

/// What each role may do, from the one table of rights; JSON as answered by GET /roles.
[[nodiscard]] std::string roleList(const Caller& caller);

}  // namespace vanthu::app
