#pragma once

#include <filesystem>

namespace vanthu::search {

/// From now on a crash of this process leaves a mark in the index folder: Xapian trusts its files, so a
/// damaged one may be the cause, and the indexer looks at all of them before anything else. Once for a
/// process.
void leaveMarkOnCrash(const std::filesystem::path& folder);

/// True once after each crash.
[[nodiscard]] bool takeCrashMark(const std::filesystem::path& folder);

}  // namespace vanthu::search
