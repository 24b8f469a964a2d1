#pragma once

#include <cstddef>

/// What `vanthu-signatures` finds and says. Arguments: memory limit in bytes, CPU seconds, now in UTC
/// seconds. Standard output: report.h, whole when the exit status is 0.
namespace vanthu::signatures {

inline constexpr int kFile = 3;   ///< descriptor of the PDF from outside
inline constexpr int kTrust = 4;  ///< descriptor of certificates and revocation lists, PEM; may be absent

inline constexpr int kUnreadable = 3;  ///< exit status: the file is damaged, or wants a password

inline constexpr std::size_t kSignaturesMost = 64;    ///< of one file; one with more is not read
inline constexpr std::size_t kWordBytesMost = 1'000;  ///< of one word of a report

}  // namespace vanthu::signatures
