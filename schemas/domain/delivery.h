#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// What a message does at its receivers. The codes of QCVN 102 are 0, 2 and 3; 1, a recall, is a message of
/// its own kind. Statistics are no document: nothing of them is a Delivery or an InboxItem
/// (schemas/domain/package_delivery.h).
enum class SendingKind { fresh, update, replacement, statistics };
template <>
inline constexpr auto kWords<SendingKind> = std::array{
    Word{SendingKind::fresh, "new", "Văn bản mới"},
    Word{SendingKind::update, "update", "Cập nhật"},
    Word{SendingKind::replacement, "replace", "Thay thế"},
    Word{SendingKind::statistics, "statistics", "Gói số liệu"},
};

/// How far the work of a receiver on what it accepted came; told with statuses 04 to 06 of QCVN 102.
enum class Progress { none, assigned, processing, finished };
template <>
inline constexpr auto kWords<Progress> = std::array{
    Word{Progress::none, "none", ""},
    Word{Progress::assigned, "assigned", "Đã phân công"},
    Word{Progress::processing, "processing", "Đang xử lý"},
    Word{Progress::finished, "finished", "Đã hoàn thành"},
};

/// Numbers of the statuses of one delivery: the arrival is the first, a decision is made once, and what comes
/// of the work counts on from the answer to a recall.
inline constexpr int kArrivalSequence = 1;
inline constexpr int kDecisionSequence = 2;
inline constexpr int kRecallSequence = 3;  ///< the answer to a recall, 15 or 16

/// A delivery that its receiver did not answer for so long is stuck: a peer that is merely slow answers
/// within minutes.
inline constexpr std::chrono::hours kDeliveryStuckAfter{1};

/// One issued document on its way to one receiver. The message id is made in the transaction that asks for
/// the sending, never per attempt (exchange §3.3).
struct Delivery {
    DeliveryId id;
    std::string messageId;  ///< 32 hex digits, shared by all receivers of one sending
    DocumentId document;
    OrganisationId recipient;
    std::string recipientCode;   ///< identifier used on the wire
    std::optional<PeerId> peer;  ///< none: the receiver is a unit of this installation
    DeliveryState state{DeliveryState::queued};
    std::string reason;  ///< of a refusal or failure
    int attempts{0};
    Timestamp nextAttemptAt{};
    Timestamp queuedAt{};
    std::optional<Timestamp> sentAt;
    std::optional<Timestamp> arrivedAt;  ///< 01
    std::optional<Timestamp> decidedAt;  ///< 02 or 03
    std::string arrivalNumber;           ///< số đến at the receiver, told with 03
    SendingKind kind{SendingKind::fresh};
    Progress progress{Progress::none};      ///< of an accepted one
    std::optional<Timestamp> progressAt{};  ///< at the receiver; none while there is none
    int progressSequence{0};                ///< of the newest status that told of it
    std::optional<AccountId> seenBy{};      ///< who left a refused or failed one at that
    std::optional<Timestamp> seenAt{};
};

/// What people read of it: an update is agreed to or not, everything else accepted or refused, and once
/// accepted as far as the work on it came.
[[nodiscard]] inline std::string_view labelOf(const Delivery& delivery) {
    if (delivery.kind == SendingKind::update && delivery.state == DeliveryState::accepted)
        return "Đồng ý cập nhật";
    if (delivery.kind == SendingKind::update && delivery.state == DeliveryState::refused)
        return "Từ chối cập nhật";
    if (delivery.state == DeliveryState::accepted && delivery.progress != Progress::none)
        return label(delivery.progress);
    return label(delivery.state);
}

/// How far the recall of a sent document came at one receiver, beside the state of its delivery.
enum class RecallState {
    asked,       ///< told, or being told, to the receiver, where a person may have to answer
    notArrived,  ///< it knows of the recall and will not take the document when it comes
    done,        ///< it froze what it has
    withdrawn,   ///< it never left this installation and will not
    refused,     ///< it had registered the document and keeps it (16)
};
template <>
inline constexpr auto kWords<RecallState> = std::array{
    Word{RecallState::asked, "asked", "Chờ bên nhận thu hồi"},
    Word{RecallState::notArrived, "not_arrived", "Thu hồi trước khi đến"},
    Word{RecallState::done, "done", "Bên nhận đã thu hồi"},
    Word{RecallState::withdrawn, "withdrawn", "Thu hồi trước khi gửi"},
    Word{RecallState::refused, "refused", "Bên nhận từ chối thu hồi"},
};

/// The recall of a document as one of its receivers is told.
struct DeliveryRecall {
    DeliveryId delivery;
    RecallState state{RecallState::asked};
    std::string reason;
    Timestamp askedAt{};
    std::optional<Timestamp> answeredAt;
    std::string answer{};  ///< why the receiver refused
};

/// A recall that a sender told us. Its key is that of the message; it may come before it.
struct ReceivedRecall {
    std::int64_t id{0};
    PeerId peer;
    std::string messageId;
    std::string recipientCode;  ///< as the sender addressed it
    std::string senderCode;     ///< normalised
    std::string reason;
    Timestamp recalledAt{};  ///< by the sender
    Timestamp receivedAt{};
    std::optional<InboxId> item;  ///< what it froze; none: nothing came yet
};

/// So long an update or replacement waits for what it is about before people are told.
inline constexpr std::chrono::hours kOriginalAwaited{72};

/// How far the recall of a registered document came: a person answers it (15 or 16).
enum class InboxRecall { none, asked, agreed, refused };
template <>
inline constexpr auto kWords<InboxRecall> = std::array{
    Word{InboxRecall::none, "none", ""},
    Word{InboxRecall::asked, "asked", "Bên gửi yêu cầu thu hồi"},
    Word{InboxRecall::agreed, "agreed", "Đã đồng ý thu hồi"},
    Word{InboxRecall::refused, "refused", "Đã từ chối thu hồi"},
};

/// One received document waiting for, or decided by, a clerk.
struct InboxItem {
    InboxId id;
    std::string messageId;
    std::string senderCode;
    std::string senderName;                   ///< as printed by the sender
    OrganisationId recipient;                 ///< unit of this installation
    std::string recipientCode;                ///< as the sender addressed it
    std::string digest;                       ///< of the manifest
    std::string manifest;                     ///< exact bytes received: never changed
    std::optional<PeerId> peer;               ///< none: came from a unit of this installation
    std::optional<DeliveryId> localDelivery;  ///< the sender's row when it is on this installation
    InboxState state{InboxState::arrived};
    std::string reason;
    std::optional<DocumentId> document;  ///< the incoming document made of it
    Timestamp arrivedAt{};
    std::optional<Timestamp> decidedAt;
    InboxRecall recall{InboxRecall::none};
    std::string recallReason{};  ///< the sender's
    std::string recallAnswer{};  ///< why it was refused
    SendingKind kind{SendingKind::fresh};
    /// The messages that it updates or replaces; set to insert it, else storage::itemsChangedBy().
    std::vector<std::string> changes{};
    Progress progress{Progress::none};  ///< what the sender was last told of the work on it
    int progressSequence{0};            ///< of the status that told so
};

/// What people read of it, as of a delivery.
[[nodiscard]] inline std::string_view labelOf(const InboxItem& item) {
    if (item.kind == SendingKind::update && item.state == InboxState::accepted) return "Đồng ý cập nhật";
    if (item.kind == SendingKind::update && item.state == InboxState::refused) return "Từ chối cập nhật";
    return label(item.state);
}

/// The number of the next status that tells of the work on it.
[[nodiscard]] inline int nextProgressSequence(const InboxItem& item) {
    return (item.progressSequence > kRecallSequence ? item.progressSequence : kRecallSequence) + 1;
}

/// Another installation that we exchange with, known by its CURVE key.
struct Peer {
    PeerId id;
    std::string name;
    std::string endpoint;                        ///< tcp://host:port, "" when only it dials us
    std::string publicKey;                       ///< Z85, 40 characters
    std::vector<std::string> organisationCodes;  ///< it may speak for these, normalised; none of a hub
    bool isHub{false};                           ///< whoever is not reached otherwise is reached through it
    bool requiresSignatures{false};              ///< of a hub: nothing unsigned that comes over it counts
    Date validFrom;
    std::optional<Date> validTo;
    bool revoked{false};
};

/// How the line to a peer stands, for those whose deliveries need it.
enum class PeerLine { connected, disconnected, notYet, ended, revoked };
template <>
inline constexpr auto kWords<PeerLine> = std::array{
    Word{PeerLine::connected, "connected", "Đang kết nối"},
    Word{PeerLine::disconnected, "disconnected", "Chưa kết nối được"},
    Word{PeerLine::notYet, "not_yet", "Chưa đến ngày có hiệu lực"},
    Word{PeerLine::ended, "ended", "Đã hết hiệu lực"},
    Word{PeerLine::revoked, "revoked", "Đã thu hồi"},
};
/// `isReached`: something came over the line lately.
[[nodiscard]] inline PeerLine peerLine(const Peer& peer, bool isReached, Date today) {
    if (peer.revoked) return PeerLine::revoked;
    if (peer.validTo && *peer.validTo < today) return PeerLine::ended;
    if (today < peer.validFrom) return PeerLine::notYet;
    return isReached ? PeerLine::connected : PeerLine::disconnected;
}

}  // namespace vanthu::domain
