#pragma once

#include "server/process/child_process.h"
#include "tests/bench/search_engines/engine.h"

#include <sys/types.h>

#include <functional>

namespace vanthu::bench {

/// VmHWM of a process, 0 when it is gone.
[[nodiscard]] std::uintmax_t peakResidentBytes(pid_t process);

/// Of all files below.
[[nodiscard]] std::uintmax_t bytesBelow(const std::filesystem::path& folder);

/// Runs `work` in a process of its own, so that its memory is nobody else's; `bytes` stay 0. `work` answers
/// the peak of another process that worked for it, 0 for none. Throws std::runtime_error when it failed.
[[nodiscard]] Built builtApart(const std::function<std::uintmax_t()>& work);

/// Runs a program to its end; the peak is that of it and the sum of its children's, one for each name.
/// Throws std::runtime_error when it fails.
[[nodiscard]] Built builtBy(const process::Command& command);

}  // namespace vanthu::bench
