#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>

namespace vanthu::signing {

/// Why a file was not signed; the labels tell an administrator or a clerk what to do.
enum class SignFailure {
    file,
    noModule,
    noToken,
    noKey,
    noCertificate,
    pinFile,
    wrongPin,
    lastPin,
    refused,
    noTime,
    tooLarge,
    unsound
};

}  // namespace vanthu::signing

namespace vanthu::domain {

template <>
inline constexpr auto kWords<signing::SignFailure> = std::array{
    Word{signing::SignFailure::file, "file",
         "Tệp PDF bị hỏng, có mật khẩu, bị khoá ký hoặc trang ký bị xoay; hãy xuất lại tệp PDF"},
    Word{signing::SignFailure::noModule, "no_module",
         "Không mở được thư viện PKCS#11; quản trị kiểm tra dòng \"module\" trong cấu hình ký số"},
    Word{signing::SignFailure::noToken, "no_token", "Không thấy thiết bị ký số; hãy cắm thiết bị rồi ký lại"},
    Word{signing::SignFailure::noKey, "no_key", "Thiết bị ký số không có khoá đã khai báo"},
    Word{signing::SignFailure::noCertificate, "no_certificate",
         "Thiết bị ký số không có chứng thư của khoá, hoặc không đọc được tệp chứng thư kèm theo"},
    Word{signing::SignFailure::pinFile, "pin_file",
         "Không đọc được tệp PIN, hoặc tệp không để quyền 0600; quản trị sửa quyền của tệp"},
    Word{signing::SignFailure::wrongPin, "wrong_pin", "PIN sai; quản trị sửa tệp PIN trước khi ký lại"},
    Word{signing::SignFailure::lastPin, "last_pin",
         "Thiết bị chỉ còn một lần thử PIN; quản trị mở khoá bằng công cụ của thiết bị"},
    Word{signing::SignFailure::refused, "refused",
         "Thiết bị từ chối ký; hãy thử lại, hoặc xem nhật ký của thiết bị"},
    Word{signing::SignFailure::noTime, "no_time",
         "Không lấy được dấu thời gian; hãy thử lại, hoặc quản trị kiểm tra địa chỉ cấp dấu thời gian"},
    Word{signing::SignFailure::tooLarge, "too_large", "Chữ ký và các chứng thư kèm theo quá lớn"},
    Word{signing::SignFailure::unsound, "unsound",
         "Chữ ký vừa tạo không kiểm tra được; kiểm tra chứng thư có đúng với khoá không"},
};

}  // namespace vanthu::domain
