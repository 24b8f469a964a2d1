#pragma once

#include <string>

namespace vanthu::cli {

/// The bytes of a file that is handed over whole. Throws Failure for one that cannot be read or is empty.
[[nodiscard]] std::string contentOf(const std::string& path);

}  // namespace vanthu::cli
