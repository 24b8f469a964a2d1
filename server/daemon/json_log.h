#pragma once

namespace vanthu::daemon {

/// Sends every log message to standard error as one JSON object per line: time, level, source, and either
/// "message" or, for messages that are JSON objects themselves, their members.
void logAsJsonLines();

}  // namespace vanthu::daemon
