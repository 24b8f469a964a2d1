#pragma once

#include <filesystem>
#include <string_view>

namespace vanthu::evidence {

/// Writes a file that nobody else may read (0600): durable under its final name, or not there at all, for a
/// half written key must never be taken for one. Throws Error{unavailable}.
void writePrivately(const std::filesystem::path& path, std::string_view text);

/// Gives it that name in its folder, in the place of a file that has it; durable. Throws Error{unavailable}.
void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace vanthu::evidence
