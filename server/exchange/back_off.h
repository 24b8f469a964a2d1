#pragma once

#include <chrono>

namespace vanthu::exchange {

inline constexpr std::chrono::seconds kShortestDelay{1};
inline constexpr std::chrono::seconds kLongestDelay{15 * 60};

/// How long to wait after that many attempts: doubling from one second to a quarter of an hour, the latter
/// part of it random so that many installations do not come back in step. `random` in [0, 1).
[[nodiscard]] constexpr std::chrono::seconds backOff(int attempts, double random) {
    auto delay = kShortestDelay;
    for (int i = 1; i < attempts && delay < kLongestDelay; ++i)
        delay *= 2;
    if (delay > kLongestDelay) delay = kLongestDelay;
    const auto half = delay / 2;
    return delay - std::chrono::seconds(
                       static_cast<std::chrono::seconds::rep>(random * static_cast<double>(half.count())));
}

}  // namespace vanthu::exchange
