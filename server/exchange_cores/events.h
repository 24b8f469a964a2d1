#pragma once

#include "server/exchange_cores/rows.h"

namespace vanthu::exchange_cores {

// Effects: what the shell shall do. Those that must be durable are answered by an event.

struct Send {
    NodeId to;
    Frame frame;
};
/// Answered by Persisted or PersistFailed.
struct Persist {
    Transaction transaction;
};
/// Into the temporary file of that blob, behind what it has. Not answered.
struct WriteChunk {
    Chunk chunk;
};
/// Nobody draws it any more. What came of it may be kept for the next time (World::partialBytes).
struct LeaveBlob {
    Digest blob;
};
/// fdatasync, verify SHA-256, rename. Answered by BlobStored or BlobFailed.
struct StoreBlob {
    Part part;
};
/// fsync of the folder that the blob was renamed into. Answered by FolderSynced.
struct SyncFolder {
    Digest blob;
};
/// One Tick no earlier than that steady moment. An earlier one that is still running may go.
struct StartTimer {
    Moment at{0};
};
enum class NoticeKind : std::uint8_t {
    arrived,          ///< to the clerk of the receiver
    recallAsked,      ///< a person has to agree or refuse
    standingChanged,  ///< to the clerk of the sender
    mayBeSentAnew,    ///< proven not to be in any inbox: a new message is no double
    sentBack,         ///< 02 after 03: rings a human
    conflict,         ///< one id, two contents: a security event
    forged,           ///< a report without a valid signature
    restored,         ///< this node was restored from an old backup
    peerRestored,     ///< that node was, and said so
    headForged,       ///< that node showed a head with a wrong signature
    contradicted,     ///< that node showed two heads that cannot be of one log: a security event
};
struct Notify {
    NoticeKind kind{NoticeKind::arrived};
    DeliveryId delivery;
    Standing standing{Standing::queued};
    NodeId node{};  ///< whom it is about, where it is about a node
};
/// After a failed fsync: exit and recover from disk; never try that fsync again.
struct Stop {};

using Effect =
    std::variant<Send, Persist, WriteChunk, LeaveBlob, StoreBlob, SyncFolder, StartTimer, Notify, Stop>;
using Effects = std::vector<Effect>;

// Events: what the shell tells.

struct Started {};
struct Received {
    NodeId from;
    Frame frame;
};
/// Everything up to that transaction is on disk.
struct Persisted {
    TransactionNumber upTo{0};
};
struct PersistFailed {};
struct BlobStored {
    Digest blob;
};
enum class BlobProblem : std::uint8_t { damaged, noSpace };
struct BlobFailed {
    Digest blob;
    BlobProblem problem{BlobProblem::damaged};
};
struct FolderSynced {
    Digest blob;
};
struct Tick {};
/// A new line to that peer stands: it is greeted now, not when the next probe is due, and what the former
/// line may have lost is handed over again.
struct LineUp {
    NodeId peer;
};

/// P1: the document is issued and goes to all of these or to none.
struct Issue {
    ManifestPointer manifest;
    std::vector<PartyId> recipients;
    Moment expiresAt{0};
};
/// The sender's clerk takes it back; refused silently when it was before.
struct AskRecall {
    DeliveryId delivery;
    std::string reason;
};
/// The receiver's clerk: 02 to 06, or the answer to an update.
struct Decide {
    DeliveryId delivery;
    ReportCode code{ReportCode::accepted};
    std::string text{};  ///< Report::text
};
/// The receiver's clerk: 15 or 16, when recallAsked was told.
struct AnswerRecall {
    DeliveryId delivery;
    bool agree{true};
    std::string text{};  ///< Report::text: why not
};
/// The sender's operator: the same message again, in a new round.
struct Redrive {
    DeliveryId delivery;
    Moment expiresAt{0};
};
using Event = std::variant<Started, Received, Persisted, PersistFailed, BlobStored, BlobFailed, FolderSynced,
                           Tick, LineUp, Issue, AskRecall, Decide, AnswerRecall, Redrive>;

}  // namespace vanthu::exchange_cores
