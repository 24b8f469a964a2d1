#pragma once

#include "server/signatures/signature.h"

#include <array>
#include <string>
#include <vector>

namespace vanthu::signatures {

/// What a PDF adds to the one whose bytes it begins with.
enum class Addition {
    sound,     ///< signatures, all intact, one of them over the whole file; earlier ones are as they were
    nothing,   ///< no signature of anybody; a time stamp alone is none
    damaged,   ///< a signature that is not intact, or cannot be read
    notWhole,  ///< bytes behind the last signature
    earlierHarmed,  ///< something that changes an earlier signature, or takes it away
    notInForce      ///< a signature whose certificate was revoked, or not in force, when it was made
};

struct AddedSignatures {
    Addition addition{Addition::nothing};
    std::vector<std::string> signers;  ///< common names, in the order of their fields
};

/// `before` and `after`: what SignatureChecker found in both files.
[[nodiscard]] AddedSignatures addedSignatures(const std::vector<Signature>& before,
                                              const std::vector<Signature>& after);

}  // namespace vanthu::signatures

namespace vanthu::domain {

/// What people are told to do about it.
template <>
inline constexpr auto kWords<signatures::Addition> = std::array{
    Word{signatures::Addition::sound, "sound", "Tệp đã ký đúng cách."},
    Word{signatures::Addition::nothing, "not_signed",
         "Tệp chưa có chữ ký số mới. Hãy ký tệp bằng chương trình của USB token hoặc SIM, lưu lại rồi nộp "
         "tệp đã lưu."},
    Word{signatures::Addition::damaged, "signature_damaged",
         "Chữ ký số trong tệp không đúng hoặc không đọc được. Hãy tải lại tệp để ký, ký lại rồi nộp."},
    Word{signatures::Addition::notWhole, "not_whole_file",
         "Chữ ký số không bao trùm toàn bộ tệp: tệp được thêm nội dung sau khi ký. Hãy tải lại tệp để ký, ký "
         "lại và nộp đúng tệp vừa ký."},
    Word{signatures::Addition::earlierHarmed, "earlier_signature_harmed",
         "Chữ ký số có trước trong tệp không còn đúng. Hãy tải lại tệp để ký và ký nối tiếp, không xóa hay "
         "sửa chữ ký trước."},
    Word{signatures::Addition::notInForce, "certificate_not_in_force",
         "Chứng thư số đã bị thu hồi hoặc không có hiệu lực khi ký. Hãy ký lại bằng chứng thư còn hiệu lực."},
};

}  // namespace vanthu::domain
