#pragma once

namespace vanthu::extract {

inline constexpr double kPointMm = 25.4 / 72;  ///< millimetres of a typographic point

}  // namespace vanthu::extract
