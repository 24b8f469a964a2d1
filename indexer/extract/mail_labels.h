#pragma once

/// What stands before the lines of the head of a message.
namespace vanthu::extract {

inline constexpr const char* kMailSubject = "Chủ đề: ";
inline constexpr const char* kMailFrom = "Người gửi: ";
inline constexpr const char* kMailTo = "Người nhận: ";
inline constexpr const char* kMailCc = "Đồng gửi: ";
inline constexpr const char* kMailDate = "Ngày gửi: ";

inline constexpr const char* kMailTooDeep = "Thư lồng nhau quá sâu: chỉ đọc phần đầu.";
inline constexpr const char* kMailTooMuch = "Thư có quá nhiều dữ liệu đính kèm: chỉ đọc phần đầu.";

}  // namespace vanthu::extract
