#pragma once

#include "indexer/limited_child/limited_child.h"
#include "server/stamp/pdf_stamper.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::stamp {

/// Runs `vanthu-stamp` with its limits and these words behind them, and these descriptors; answers what it
/// wrote, std::nullopt when it failed or went beyond a limit. Throws Error{unavailable} when it cannot be
/// started.
[[nodiscard]] std::optional<std::string> outputOf(const std::filesystem::path& program,
                                                  const StampLimits& limits,
                                                  const std::vector<std::string>& words,
                                                  std::vector<limited::Handed> handed);

}  // namespace vanthu::stamp
