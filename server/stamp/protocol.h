#pragma once

/// What `vanthu-stamp` finds and says. Arguments: memory limit in bytes, CPU seconds, distances of the stamp
/// from the left and the upper edge of the page in millimetres. Standard output: the stamped copy, whole when
/// the exit status is 0.
namespace vanthu::stamp {

inline constexpr int kOriginal = 3;  ///< descriptor of the PDF to be stamped
inline constexpr int kStamp = 4;     ///< descriptor of the stamp, a PDF of one page

inline constexpr int kUnreadable = 3;  ///< exit status: the original is damaged, or wants a password

}  // namespace vanthu::stamp
