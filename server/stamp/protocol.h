#pragma once

/// What `vanthu-stamp` finds and says. Arguments: memory limit in bytes, CPU seconds, then what to do:
///
///     stamp LEFT TOP     lays the stamp over the original, so many millimetres from the edges of the page
///     merge SIZE …       puts PDFs one behind the other that lie in the original, of so many bytes each
///     cut FIRST LAST     makes a PDF of these pages of the original, a PDF or an image
///     searchable         lays recognised words, unseen, over the pages of the original, a PDF or an image
///     pages              says how many pages the original has, once all of it went through a copy
///
/// Standard output: the copy, or the number, whole when the exit status is 0.
namespace vanthu::stamp {

inline constexpr const char* kStampWord = "stamp";
inline constexpr const char* kMergeWord = "merge";
inline constexpr const char* kCutWord = "cut";
inline constexpr const char* kSearchableWord = "searchable";
inline constexpr const char* kPagesWord = "pages";

inline constexpr int kOriginal = 3;  ///< descriptor of the PDF or PDFs from outside
inline constexpr int kStamp = 4;     ///< descriptor of the stamp, a PDF of one page

/// Descriptor of the words: pages in the text form of layout::OcrPage, a `kPageEnd` after each but the last.
inline constexpr int kWords = kStamp;
inline constexpr char kPageEnd = '\f';

inline constexpr int kUnreadable = 3;  ///< exit status: the original is damaged, or wants a password

}  // namespace vanthu::stamp
