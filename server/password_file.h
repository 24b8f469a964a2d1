#pragma once

#include <filesystem>
#include <string>

namespace vanthu::server {

/// The first line of a file that nobody else can read. Throws CLI::ValidationError naming `option`.
[[nodiscard]] std::string passwordFrom(const std::filesystem::path& file, const std::string& option);

}  // namespace vanthu::server
