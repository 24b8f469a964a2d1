#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::signatures {

/// Whether the signed bytes are those that were signed.
enum class Integrity { intact, altered, broken, unsupported, unreadable };
/// What the signature says of the file as it lies there.
enum class Coverage { wholeFile, laterSigned, addedTo };
/// Whether the signer's certificate leads to an authority that this installation trusts.
enum class Trust { trusted, unknownIssuer, expiredAtSigning, revoked, notChecked };
/// Who says when it was signed.
enum class TimeSource {
    none,
    claimed,       ///< the signer
    stamped,       ///< a time authority that this installation trusts (RFC 3161)
    stampUnknown,  ///< the signer; the stamp is intact, but its authority is not known
    stampBroken    ///< the signer; the stamp is not of this signature, or does not hold
};

/// The kind of a signature that is the time stamp of a whole file, and of nobody (ISO 32000-2, 12.8.5).
inline constexpr std::string_view kDocumentTimeStamp = "ETSI.RFC3161";

struct Signature {
    std::string field;      ///< name of the form field
    std::string subFilter;  ///< "adbe.pkcs7.detached", …
    std::string signer;     ///< common name; "" when the signature cannot be read that far
    std::string organisation;
    std::string serial;  ///< of the certificate, hexadecimal
    std::string digest;  ///< "SHA256"
    std::int64_t signedAt{0};
    std::int64_t begin{0};  ///< of the signed bytes
    std::int64_t end{0};
    TimeSource timeSource{TimeSource::none};
    Integrity integrity{Integrity::unreadable};
    Coverage coverage{Coverage::addedTo};
    Trust trust{Trust::notChecked};
};

}  // namespace vanthu::signatures

namespace vanthu::domain {

template <>
inline constexpr auto kWords<signatures::Integrity> = std::array{
    Word{signatures::Integrity::intact, "intact", "Toàn vẹn"},
    Word{signatures::Integrity::altered, "altered", "Đã bị thay đổi sau khi ký"},
    Word{signatures::Integrity::broken, "broken", "Chữ ký không đúng"},
    Word{signatures::Integrity::unsupported, "unsupported", "Kiểu chữ ký không được hỗ trợ"},
    Word{signatures::Integrity::unreadable, "unreadable", "Không đọc được chữ ký"},
};

template <>
inline constexpr auto kWords<signatures::Coverage> = std::array{
    Word{signatures::Coverage::wholeFile, "whole_file", "Toàn bộ tệp"},
    Word{signatures::Coverage::laterSigned, "later_signed", "Phần thêm sau đã được ký tiếp"},
    Word{signatures::Coverage::addedTo, "added_to", "Tệp được thêm nội dung sau khi ký"},
};

template <>
inline constexpr auto kWords<signatures::Trust> = std::array{
    Word{signatures::Trust::trusted, "trusted", "Tin cậy"},
    Word{signatures::Trust::unknownIssuer, "unknown_issuer", "Không rõ nơi cấp chứng thư"},
    Word{signatures::Trust::expiredAtSigning, "expired_at_signing", "Chứng thư không có hiệu lực khi ký"},
    Word{signatures::Trust::revoked, "revoked", "Chứng thư đã bị thu hồi"},
    Word{signatures::Trust::notChecked, "not_checked", "Chưa kiểm tra chứng thư"},
};

template <>
inline constexpr auto kWords<signatures::TimeSource> = std::array{
    Word{signatures::TimeSource::none, "none", "Không có thời gian ký"},
    Word{signatures::TimeSource::claimed, "claimed", "Theo máy của người ký"},
    Word{signatures::TimeSource::stamped, "stamped", "Dấu thời gian"},
    Word{signatures::TimeSource::stampUnknown, "stamp_unknown", "Dấu thời gian không rõ nơi cấp"},
    Word{signatures::TimeSource::stampBroken, "stamp_broken", "Dấu thời gian không đúng"},
};

}  // namespace vanthu::domain
