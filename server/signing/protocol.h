#pragma once

#include <cstddef>

/// What the programs of signing find and say.
///
/// `vanthu-sign-field MEMORY CPU prepare PAGE LEFT TOP TIME NAME`: page from 1, 0 for the last one, points
/// from its upper left corner, the time as a PDF says it. kFile is the PDF, kSecond a PDF whose first page is
/// what the signature looks like; absent for one that is not seen. Standard output: "BEGIN END\n", where in
/// the file the hole for the signature lies, with its brackets, and behind that the bytes to be appended.
///
/// `vanthu-sign-field MEMORY CPU stamp`: kFile is a signature (CMS), kSecond the answer of a time authority.
/// Standard output: the signature with the stamp.
///
/// `vanthu-sign MEMORY CPU`: kFile is a request, lines "name value". Standard output: "signed\n", the CMS and
/// the query to a time authority, hexadecimal, each on a line; or the code of a SignFailure and "\n".
namespace vanthu::signing {

inline constexpr int kFile = 3;
inline constexpr int kSecond = 4;

inline constexpr int kRefused = 3;  ///< exit status: the file is damaged, locked, or of no use for this

inline constexpr std::size_t kSignatureBytesMost = 24'000;  ///< what the hole of a new signature holds

}  // namespace vanthu::signing
