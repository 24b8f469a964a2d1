#pragma once

namespace vanthu::stamp {

inline constexpr double kPointsPerMm = 72.0 / 25.4;

}  // namespace vanthu::stamp
