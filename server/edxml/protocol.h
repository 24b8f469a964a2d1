#pragma once

/// What `vanthu-edxml` says. Arguments: memory limit in bytes, CPU seconds. The message lies in descriptor 3.
/// Standard output, whole when the exit status is 0: records of server/stamp/child_record.h. For every file
/// one of `kFile`, `kUnpacked` and `kBadFile`, in the order in which its element or part stands; then either
/// `kFault` or the tree: each element is `kElement`, its `kAttribute`s, its `kText` if it has one, its
/// children, `kEnd`; then the loose parts of generation A, each id, name, type.
namespace vanthu::edxml {

inline constexpr int kMessage = 3;  ///< descriptor of the message

inline constexpr const char* kFile = "file";          ///< bytes as they were in the message
inline constexpr const char* kUnpacked = "unpacked";  ///< bytes from the archive in which they came
inline constexpr const char* kBadFile = "bad";        ///< why it cannot be read: a code of FileFault
inline constexpr const char* kFault = "fault";        ///< why nothing can be read: a code of ReadFault
inline constexpr const char* kElement = "element";
inline constexpr const char* kAttribute = "attribute";  ///< NAME=VALUE
inline constexpr const char* kText = "text";
inline constexpr const char* kEnd = "end";
inline constexpr const char* kPartId = "part-id";
inline constexpr const char* kPartName = "part-name";
inline constexpr const char* kPartType = "part-type";

inline constexpr const char* kNotBase64 = "not_base64";
inline constexpr const char* kTooLarge = "too_large";
inline constexpr const char* kBroken = "not_well_formed";
inline constexpr const char* kForbidden = "forbidden_xml";  ///< a document type, or nesting without end
inline constexpr const char* kEncoding = "unknown_encoding";

}  // namespace vanthu::edxml
