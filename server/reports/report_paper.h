#pragma once

#include "server/reports/pdf_document.h"

/// The paper of a report: A4 landscape with its margins and colours. Internal to server/reports.
namespace vanthu::reports {

inline constexpr double kLeftMm = 20;
inline constexpr double kTopMm = 15;
inline constexpr double kBottomMm = 16;
inline constexpr double kWidthMm = 297 - kLeftMm - 15;
inline constexpr double kSizePt = 10;
inline constexpr double kRowPaddingMm = 0.55;
inline constexpr Colour kReached{0.13F, 0.45F, 0.40F};
inline constexpr Colour kNotReached{0.82F, 0.45F, 0.20F};
inline constexpr Colour kTrack{0.90F, 0.90F, 0.90F};
inline constexpr Colour kQuiet{0.35F, 0.35F, 0.35F};

}  // namespace vanthu::reports
