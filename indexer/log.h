#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace vanthu::indexer {

/// One JSON line on stderr: {"time":…,"program":"vanthu-indexer","level":…,"event":…,…}. Any thread.
void logLine(std::string_view level, const std::string& event,
             const std::map<std::string, std::int64_t>& figures, const std::string& message = "");

}  // namespace vanthu::indexer
