#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace vanthu::tests {

/// Real material that lies beside the project, not in it: VANTHU_TEST_DATA or ../shared/data. std::nullopt
/// where it is absent: the caller says so with WARN and returns.
[[nodiscard]] std::optional<std::filesystem::path> testData(const std::string& below);

}  // namespace vanthu::tests
