#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/error.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::wire {

/// Why a receiver does not take a message; the label is told to people at the sender.
enum class NackCode {
    protocol,
    version,
    unknownRecipient,
    notAuthorised,
    hashMismatch,
    sizeLimit,
    partsLimit,
    schema,
    conflict,
    secret,
    signatureInvalid,
    malware,
    busy,
    unavailable,
};

/// The receiver refuses a message: becomes a NACK with this code.
class Rejected : public Error {
  public:
    Rejected(NackCode nackCode, const std::string& message)
        : Error(ErrorCode::invalidInput, message), nackCode_(nackCode) {}
    [[nodiscard]] NackCode nackCode() const { return nackCode_; }

  private:
    NackCode nackCode_;
};

/// True where the same message may be taken later.
[[nodiscard]] constexpr bool isRetryable(NackCode code) {
    return code == NackCode::busy || code == NackCode::unavailable;
}

/// A blob that the receiver does not have, from that offset on.
struct MissingBlob {
    std::string digest;  ///< 64 hex digits
    std::uint64_t offset{0};
    bool operator==(const MissingBlob&) const = default;
};

/// Body of `need`: send these, in this order, and never more than `window` bytes ahead of the last `credit`.
struct Need {
    std::string recipient;
    std::uint64_t window{0};
    std::vector<MissingBlob> missing;
};

/// Body of `ack`: manifest and files are on disk and in the inbox of that recipient since then.
struct Ack {
    std::string recipient;
    std::string digest;  ///< of the manifest
    domain::Timestamp arrivedAt{};
};

/// Body of `nack`.
struct Nack {
    std::string recipient;
    NackCode code{NackCode::protocol};
    bool retryable{false};
    std::string text;  ///< for an administrator
};

/// Body of `status`: what the recipient decided (domain rule §4.6). (message id, recipient, sequence) is its
/// key.
struct Status {
    std::string recipient;
    int sequence{0};
    domain::StatusCode code{domain::StatusCode::arrived};
    std::string reason;
    std::string arrivalNumber;
    domain::Timestamp at{};
};

/// Body of `statusAck`: it is on disk at the sender; never send it again.
struct StatusAck {
    std::string recipient;
    int sequence{0};
};

/// Body of `recall`: the sender takes the message back (thu hồi; statuses 13 and 15 of QCVN 102). Its key is
/// (sender, message id, recipient) as of the message itself, before which it may come. Repeated until it is
/// answered.
struct Recall {
    std::string recipient;
    std::string sender;  ///< organisation code
    std::string reason;
    domain::Timestamp at{};
};

/// Body of `recallAck`: it is on disk at the receiver since then, and what came of it.
struct RecallAck {
    std::string recipient;
    domain::RecallState state{domain::RecallState::done};  ///< asked: a person will answer
    domain::Timestamp at{};
    std::string text{};  ///< why it was refused
};

[[nodiscard]] std::string encode(const Need& need);
[[nodiscard]] std::string encode(const Ack& ack);
[[nodiscard]] std::string encode(const Nack& nack);
[[nodiscard]] std::string encode(const Status& status);
[[nodiscard]] std::string encode(const StatusAck& statusAck);
[[nodiscard]] std::string encode(const Recall& recall);
[[nodiscard]] std::string encode(const RecallAck& recallAck);

/// Each throws Rejected{schema} naming the field for what its encode() cannot have written. Unknown fields
/// are skipped.
[[nodiscard]] Need parseNeed(std::string_view body);
[[nodiscard]] Ack parseAck(std::string_view body);
[[nodiscard]] Nack parseNack(std::string_view body);
[[nodiscard]] Status parseStatus(std::string_view body);
[[nodiscard]] StatusAck parseStatusAck(std::string_view body);
[[nodiscard]] Recall parseRecall(std::string_view body);
[[nodiscard]] RecallAck parseRecallAck(std::string_view body);

}  // namespace vanthu::wire

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::wire::NackCode> = std::array{
    Word{wire::NackCode::protocol, "PROTOCOL", "Bản tin không đúng giao thức"},
    Word{wire::NackCode::version, "VERSION", "Phiên bản giao thức không được hỗ trợ"},
    Word{wire::NackCode::unknownRecipient, "UNKNOWN_RECIPIENT", "Nơi nhận không có trên hệ thống nhận"},
    Word{wire::NackCode::notAuthorised, "NOT_AUTHORISED_FOR_ORG", "Không được gửi thay cơ quan này"},
    Word{wire::NackCode::hashMismatch, "HASH_MISMATCH", "Tệp không khớp mã băm"},
    Word{wire::NackCode::sizeLimit, "SIZE_LIMIT", "Văn bản vượt dung lượng cho phép"},
    Word{wire::NackCode::partsLimit, "PARTS_LIMIT", "Quá nhiều tệp kèm theo"},
    Word{wire::NackCode::schema, "SCHEMA", "Dữ liệu văn bản không hợp lệ"},
    Word{wire::NackCode::conflict, "CONFLICT", "Mã bản tin đã dùng cho nội dung khác"},
    Word{wire::NackCode::secret, "SECRET", "Không nhận văn bản mật qua mạng này"},
    Word{wire::NackCode::signatureInvalid, "SIGNATURE_INVALID", "Chữ ký số của gói tin không hợp lệ"},
    Word{wire::NackCode::malware, "MALWARE", "Tệp có mã độc"},
    Word{wire::NackCode::busy, "BUSY", "Hệ thống nhận đang bận"},
    Word{wire::NackCode::unavailable, "UNAVAILABLE", "Hệ thống nhận tạm thời không nhận được"},
};
