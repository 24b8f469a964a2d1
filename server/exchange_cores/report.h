#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "schemas/domain/vocabulary.h"
#include "schemas/exchange/messages.h"
#include "server/exchange_cores/ids.h"

namespace vanthu::exchange_cores {

using wire::NackCode;

/// edXML §4.4: 0 thường … 4 hỏa tốc hẹn giờ.
enum class Priority : std::uint8_t { normal, urgent, veryUrgent, express, timedExpress };

struct Part {
    Digest digest;
    std::uint64_t sizeBytes{0};
};

/// As much of a manifest as decisions need; the shell keeps the bytes under the digest.
struct Manifest {
    MessageId message;
    PartyId from;
    Digest digest;
    std::uint64_t document{0};  ///< of the sender's registry, for people; never a key
    Priority priority{Priority::normal};
    std::vector<Part> parts;
    domain::SendingKind kind{domain::SendingKind::fresh};
};
/// Shared because a manifest never changes and stands in many rows and frames at once.
using ManifestPointer = std::shared_ptr<const Manifest>;

/// What a node says of one delivery, from end to end: the statuses of QCVN 102 and, below them, what only
/// the exchange knows. 13 travels the other way, as a recall.
enum class ReportCode : std::uint8_t {
    arrived,
    refused,
    accepted,
    assigned,
    processing,
    finished,
    recallAgreed,
    recallRefused,
    recalledBeforeArrival,  ///< the node that says so will never let the message pass
    notAccepted,            ///< a NACK: that round of the message is not and will not be in an inbox
    expired,                ///< nobody said in time that it arrived. No proof that it did not
    parked,                 ///< the next node is away; it goes on when that is back, nothing is lost
    updateAgreed,           ///< 15 and 16 as answers to an update, which gets no other decision
    updateRefused,
};

/// 15 or 16 to an update, in the name of the receiver.
[[nodiscard]] constexpr bool isUpdateAnswer(ReportCode code) {
    return code == ReportCode::updateAgreed || code == ReportCode::updateRefused;
}

/// What a report is about: a delivery, and the content that whoever reports had of it.
struct ReportSubject {
    DeliveryId delivery;
    Digest content;  ///< of the manifest; zeros where it never came that far
};

/// One event of a delivery. A set of them, in any order, gives the state: see standing().
struct Report {
    DeliveryId delivery;
    Digest content{};           ///< as of ReportSubject
    std::uint64_t id{0};        ///< unique in the delivery; the same fact has the same id
    std::uint32_t sequence{0};  ///< counted by who reports
    std::uint32_t round{0};     ///< of the message, see Submit
    ReportCode code{ReportCode::arrived};
    NackCode reason{NackCode::unavailable};  ///< of notAccepted
    NodeId signer;
    Moment at{0};
    std::string signature{};  ///< by the shell, over everything else
    std::string text{};       ///< for people: why not (02, 16), or the number in the register of arrivals
    bool operator==(const Report&) const = default;
};

/// What the sender sees of one delivery.
enum class Standing : std::uint8_t {
    queued,
    sent,
    parked,
    expired,
    notAccepted,
    withdrawn,
    recalledBeforeArrival,
    arrived,
    accepted,
    assigned,
    processing,
    finished,
    refused,
    updateAgreed,
    updateRefused,
    recalled,
};

/// In rising rank: what a receiver said of something that it had is above a hub that never saw it leave.
enum class RecallState : std::uint8_t { none, asked, beforeArrival, refused, agreed };

}  // namespace vanthu::exchange_cores

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::exchange_cores::ReportCode> = std::array{
    Word{exchange_cores::ReportCode::arrived, "01", "Đã đến"},
    Word{exchange_cores::ReportCode::refused, "02", "Từ chối tiếp nhận"},
    Word{exchange_cores::ReportCode::accepted, "03", "Đã tiếp nhận"},
    Word{exchange_cores::ReportCode::assigned, "04", "Đã phân công"},
    Word{exchange_cores::ReportCode::processing, "05", "Đang xử lý"},
    Word{exchange_cores::ReportCode::finished, "06", "Đã hoàn thành"},
    Word{exchange_cores::ReportCode::recallAgreed, "15", "Đồng ý thu hồi"},
    Word{exchange_cores::ReportCode::recallRefused, "16", "Từ chối thu hồi"},
    Word{exchange_cores::ReportCode::recalledBeforeArrival, "recalled_before_arrival",
         "Thu hồi trước khi đến"},
    Word{exchange_cores::ReportCode::notAccepted, "not_accepted", "Hệ thống nhận không nhận"},
    Word{exchange_cores::ReportCode::expired, "expired", "Quá hạn chuyển, chưa rõ đã đến hay chưa"},
    Word{exchange_cores::ReportCode::parked, "parked", "Tạm dừng chuyển, chờ hệ thống nhận kết nối lại"},
    Word{exchange_cores::ReportCode::updateAgreed, "update_agreed", "Đồng ý cập nhật"},
    Word{exchange_cores::ReportCode::updateRefused, "update_refused", "Từ chối cập nhật"},
};

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::exchange_cores::Standing> = std::array{
    Word{exchange_cores::Standing::queued, "queued", "Chờ gửi"},
    Word{exchange_cores::Standing::sent, "sent", "Đã gửi"},
    Word{exchange_cores::Standing::parked, "parked", "Tạm dừng chuyển"},
    Word{exchange_cores::Standing::expired, "expired", "Quá hạn chuyển, chưa rõ đã đến hay chưa"},
    Word{exchange_cores::Standing::notAccepted, "not_accepted", "Không gửi được"},
    Word{exchange_cores::Standing::withdrawn, "withdrawn", "Thu hồi trước khi gửi"},
    Word{exchange_cores::Standing::recalledBeforeArrival, "recalled_before_arrival", "Thu hồi trước khi đến"},
    Word{exchange_cores::Standing::arrived, "arrived", "Đã đến"},
    Word{exchange_cores::Standing::accepted, "accepted", "Đã tiếp nhận"},
    Word{exchange_cores::Standing::assigned, "assigned", "Đã phân công"},
    Word{exchange_cores::Standing::processing, "processing", "Đang xử lý"},
    Word{exchange_cores::Standing::finished, "finished", "Đã hoàn thành"},
    Word{exchange_cores::Standing::refused, "refused", "Từ chối"},
    Word{exchange_cores::Standing::updateAgreed, "update_agreed", "Đồng ý cập nhật"},
    Word{exchange_cores::Standing::updateRefused, "update_refused", "Từ chối cập nhật"},
    Word{exchange_cores::Standing::recalled, "recalled", "Bên nhận đã thu hồi"},
};
