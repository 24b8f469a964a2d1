#pragma once

/// What `vanthu-letter` finds and says. Arguments: memory limit in bytes, CPU seconds. The message lies in
/// descriptor 3. Standard output, whole when the exit status is 0: records
///
///     KEY LENGTH\n and as many bytes
///
/// first those of the head that the message has, then for every file its name, type and bytes in this order.
namespace vanthu::letters {

inline constexpr int kMessage = 3;  ///< descriptor of the message

inline constexpr const char* kMessageId = "message-id";
inline constexpr const char* kFrom = "from";
inline constexpr const char* kSubject = "subject";
inline constexpr const char* kDate = "date";         ///< seconds since 1970
inline constexpr const char* kTooMany = "too-many";  ///< files were left out; empty
inline constexpr const char* kFileName = "name";
inline constexpr const char* kFileType = "type";
inline constexpr const char* kFileBytes = "bytes";

inline constexpr int kUnreadable = 3;  ///< exit status: this is no message

}  // namespace vanthu::letters
