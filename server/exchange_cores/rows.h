#pragma once

#include <optional>

#include "server/exchange_cores/frame.h"

namespace vanthu::exchange_cores {

using TransactionNumber = std::uint64_t;

enum class ParcelState : std::uint8_t {
    open,
    handedOver,  ///< the next node has it on disk
    declined,    ///< refused here, for good in its round: the giver got a NACK
    refused,     ///< the next node gave a NACK
    expired,
    parked,
    suppressed,  ///< recalled after it may have left: only the recall goes on
    tombstone,   ///< recalled before it left: never leaves
};

/// One thing on its way to one next node. At a hub this row is also the dedupe key and the stored answer.
struct Parcel {
    ParcelKey key;
    NodeId to;
    NodeId cameFrom;    ///< our own id: made here
    Moment takenAt{0};  ///< UTC: since when it is here; 0: not known
    Priority priority{Priority::normal};
    ParcelState state{ParcelState::open};
    bool attempted{false};  ///< on disk before the first frame of it leaves
    NackCode code{NackCode::unavailable};
    std::uint32_t round{1};  ///< of a submit; of a report: the round that it is about; of a recall 0
    Moment expiresAt{0};
    ManifestPointer manifest;  ///< of a submit
    Recall recall;
    Report report;
};

[[nodiscard]] inline ReportSubject subjectOf(const Parcel& parcel) {
    return {parcel.key.delivery, parcel.manifest ? parcel.manifest->digest : Digest{}};
}

/// The sender's side of one delivery.
struct OutboxRow {
    DeliveryId delivery;
    ManifestPointer manifest;  ///< none: recalled, then forgotten by a restoration, and nowhere else either
    NodeId to;
    std::uint32_t round{1};
    bool handedOver{false};  ///< L1: our hub has it on disk
    bool withdrawn{false};   ///< recalled before it left
    RecallState recall{RecallState::none};
    std::vector<Report> reports;  ///< every one that came, in the order they came
};

enum class InboxState : std::uint8_t {
    inboxed,
    declined,   ///< NACK in that round; nothing is in the inbox
    tombstone,  ///< recalled before it came
};

/// The receiver's side of one delivery: dedupe key, inbox item and stored answer in one row.
struct InboxRow {
    std::uint64_t item{
        0};  ///< drawn when it came into the inbox; the database has UNIQUE(delivery) beside it
    DeliveryId delivery;
    NodeId cameFrom;
    ManifestPointer manifest;
    Digest digest;
    InboxState state{InboxState::inboxed};
    NackCode code{NackCode::unavailable};
    std::uint32_t round{1};
    Moment arrivedAt{0};
    RecallState recall{RecallState::none};
    std::string recallReason{};
    std::vector<Report> reports;  ///< ours, as told to the sender
};

/// What we know of a peer across restarts.
struct PeerRow {
    NodeId peer;
    LogMark seen;
    bool owesSync{false};     ///< it was restored and has not yet been given everything
    bool wasRestored{false};  ///< we were, and this peer had seen what we forgot
};

/// The newest head that we believe of a node: of our own log, or of that of a peer.
struct HeadRow {
    NodeId node;
    SignedHead head;
    bool contradicted{false};  ///< the peer showed another one that cannot be of the same log
};

/// Two heads of one node of which one log cannot have both. Kept for ever.
struct HeadConflict {
    NodeId node;
    SignedHead kept;
    SignedHead shown;
    bool told{false};  ///< the peer said itself that it was restored from an old backup: no lie
    Moment at{0};
};

using Row = std::variant<Parcel, OutboxRow, InboxRow, PeerRow, HeadRow, HeadConflict>;

/// About documents, not only about what nodes show each other of themselves.
[[nodiscard]] inline bool isWork(const Row& row) {
    return std::holds_alternative<Parcel>(row) || std::holds_alternative<OutboxRow>(row) ||
           std::holds_alternative<InboxRow>(row);
}

/// What a transaction is in the log.
struct LogLeaf {
    Digest hash;
    std::vector<Digest> rows;  ///< the hash of each row, of which it is made: so that one can be shown alone
};

/// Committed as one, in the order of the numbers, with fsync; the leaf of the log is part of it.
struct Transaction {
    TransactionNumber number{0};
    std::vector<Row> rows;
    std::vector<Digest> rowHashes;  ///< LogLeaf::rows
    std::uint64_t logSize{0};       ///< of the log with this leaf
    std::vector<Digest> logNodes;   ///< what LogNodes gives for that size
};

/// Everything that lies on disk of one delivery.
struct DeliveryRows {
    DeliveryId delivery;
    std::vector<Parcel> parcels;
    std::optional<OutboxRow> outbox;
    std::optional<InboxRow> inbox;
};

/// A parcel that has to leave some day. Its delivery is always in memory.
[[nodiscard]] inline bool stillWaits(const Parcel& parcel) {
    return parcel.state == ParcelState::open || parcel.state == ParcelState::parked;
}

/// What a node reads when it starts. The deliveries that are over it reads when somebody speaks of them.
struct StoredState {
    std::vector<DeliveryRows> waiting;  ///< those with a parcel that still waits
    std::vector<PeerRow> peers;
    std::vector<HeadRow> heads;
    std::uint64_t logSize{0};
};

}  // namespace vanthu::exchange_cores
