#pragma once

#include <variant>

#include "server/exchange_cores/report.h"

namespace vanthu::exchange_cores {

/// How far a node's evidence log reaches on disk, and the root of the tree over all of it (log_tree.h).
struct LogMark {
    std::uint64_t size{0};
    Digest root;
    bool operator==(const LogMark&) const = default;
};

/// What a node signed of its own log (docs/exchange.md §12). Size 0: none.
struct SignedHead {
    LogMark mark;
    std::string signature;
    bool operator==(const SignedHead&) const = default;
};

/// Opens a session, and keeps asking until the other side answers with our nonce.
struct Hello {
    std::uint64_t echo{0};  ///< the nonce of the peer as we know it, 0 for none
    LogMark seen;           ///< the furthest of the peer's log that it ever showed us
    bool owesSync{false};   ///< we found the peer restored and have not yet given it everything
    bool ask{true};         ///< answer with a hello of your own
};

/// A message to one receiver, to the next node on its way. A higher round is a deliberate new try of the
/// same message after a refusal or expiry; retries of one try share their round.
struct Submit {
    ManifestPointer manifest;
    PartyId recipient;
    std::uint32_t round{1};
    Moment expiresAt{0};
};

/// The receiving side draws the bytes it lacks, so the giving side keeps no state of a transfer.
struct Need {
    DeliveryId delivery;
    Digest blob;
    std::uint64_t offset{0};
    std::uint64_t bytes{0};
};

/// The shell of the giver puts the bytes in, the shell of the taker out.
struct Chunk {
    DeliveryId delivery;
    Digest blob;
    std::uint64_t offset{0};
    std::uint64_t bytes{0};
    bool damaged{false};  ///< set by simulations only: the bytes are not those of the blob
};

/// Status 13, or an edoc of kind 1: the sender takes the message back.
struct Recall {
    DeliveryId delivery;
    Moment at{0};
    std::string reason;
};

/// The parcel is on disk here. For a message at the receiver: it is in the inbox, or never will be because
/// it was recalled.
struct Ack {
    ParcelKey key;
    std::uint32_t round{0};
    Digest digest;
};

/// That round of the message is refused for good; on disk here.
struct Nack {
    ParcelKey key;
    std::uint32_t round{0};
    Digest digest;
    NackCode code{NackCode::unavailable};
};

struct SyncKey {
    ParcelKey key;
    std::uint32_t round{0};
    bool fromYou{false};  ///< you handed it to me; else I handed it to you
};

/// To a restored node: these of your parcels and of what you acknowledged do I know.
struct SyncOffer {
    std::uint32_t page{0};
    bool done{false};  ///< nothing was missing in the whole last pass
    std::vector<SyncKey> keys;
};

/// Of no pass: something is asked for out of turn.
inline constexpr std::uint32_t kNoPage = UINT32_MAX;

/// These of them are gone here.
struct SyncWant {
    std::uint32_t page{0};
    bool done{false};
    std::vector<SyncKey> missing;
};

/// A parcel given back to the node that made it.
struct Returned {
    ParcelKey key;
    std::uint32_t round{0};
    Moment expiresAt{0};
    NodeId to;
    ManifestPointer manifest;
    Recall recall;
    Report report;
};

/// The newest head of who sends, and that its log begins with what the peer keeps of it.
struct ShowHead {
    SignedHead head;
    LogMark from;  ///< what the peer said that it keeps, as far as our log has it; size 0: nothing yet
    std::vector<Digest> proof;  ///< from there to the head (log_tree.h)
};

/// So much of the log of the peer is kept here, signed by it and on disk; size 0: nothing.
struct HeadSeen {
    LogMark mark;
};

using Body = std::variant<Hello, Submit, Need, Chunk, Recall, Report, Ack, Nack, SyncOffer, SyncWant,
                          Returned, ShowHead, HeadSeen>;

/// Nonces fence sessions: what was said before a restart of either side is not heard after it.
struct Frame {
    std::uint64_t fromNonce{0};
    std::uint64_t toNonce{0};
    LogMark mark;            ///< of the log of who sends, as far as it is on disk
    bool awaitsSync{false};  ///< who sends was restored from a backup and says so until it is healed
    Body body;
};

}  // namespace vanthu::exchange_cores
