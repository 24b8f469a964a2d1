#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <string>

namespace vanthu::domain {

/// What the signatures of a file say together: of several, the worst.
enum class SignatureState {
    pending,
    notSigned,
    valid,
    intact,
    unknownIssuer,
    expired,
    revoked,
    addedTo,
    altered,
    unreadable,
    notChecked
};
template <>
inline constexpr auto kWords<SignatureState> = std::array{
    Word{SignatureState::pending, "pending", "Đang chờ kiểm tra"},
    Word{SignatureState::notSigned, "none", "Không có chữ ký số"},
    Word{SignatureState::valid, "valid", "Hợp lệ"},
    Word{SignatureState::intact, "intact", "Toàn vẹn, chưa kiểm tra chứng thư"},
    Word{SignatureState::unknownIssuer, "unknown_issuer", "Không rõ nơi cấp chứng thư"},
    Word{SignatureState::expired, "expired_at_signing", "Chứng thư không có hiệu lực khi ký"},
    Word{SignatureState::revoked, "revoked", "Chứng thư đã bị thu hồi"},
    Word{SignatureState::addedTo, "added_to", "Tệp được thêm nội dung sau khi ký"},
    Word{SignatureState::altered, "altered", "Đã bị thay đổi sau khi ký"},
    Word{SignatureState::unreadable, "unreadable", "Không đọc được chữ ký"},
    Word{SignatureState::notChecked, "not_checked", "Không kiểm tra được tệp"},
};

/// Whose signature a file gets.
enum class SignatureRole { person, agency };
template <>
inline constexpr auto kWords<SignatureRole> = std::array{
    Word{SignatureRole::person, "person", "Chữ ký số cá nhân"},
    Word{SignatureRole::agency, "agency", "Chữ ký số cơ quan"},
};

/// What was found of one file at one time. Never changed: a later check is another one.
struct SignatureEvidence {
    std::int64_t id{0};
    DocumentId document;
    int position{0};     ///< of the file in the document, from 1
    std::string digest;  ///< of the bytes
    AccountId account;   ///< who asked; none: the system, at receipt or issue
    Timestamp checkedAt{};
    std::string trustDigest;  ///< of the authorities and revocation lists; "" without any
    SignatureState state{SignatureState::pending};
    std::string result;  ///< FileSignatures of schemas/api/openapi.yaml
};

}  // namespace vanthu::domain
