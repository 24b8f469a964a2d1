#pragma once

#include <optional>
#include <span>

#include "server/exchange_cores/peer_state.h"
#include "server/exchange_cores/rows.h"

namespace vanthu::exchange_cores {

/// What to do with a message that is known under its key.
enum class Duplicate : std::uint8_t { acknowledge, refuse, takeAgain, conflict };

/// Who has something waiting, in rising order.
using Sources = std::span<const NodeId>;

/// Acknowledged and refused are answers of the disk, never of memory.
[[nodiscard]] bool mayAnswer(TransactionNumber written, TransactionNumber durable);
/// What is not on disk yet is nowhere else: only what is may leave the memory.
[[nodiscard]] bool mayForget(TransactionNumber written, TransactionNumber durable);
/// A failed try is no duplicate of a taken one; a key is remembered for ever.
[[nodiscard]] Duplicate judgeDuplicate(const InboxRow& row, const Digest& digest, std::uint32_t round,
                                       Moment utc);
/// The state of a delivery from the set of its reports, whatever their order (domain §4.6).
[[nodiscard]] Standing standing(const OutboxRow& row);
/// Only a NACK of this round, or a recall before arrival, proves that no inbox has it. Silence never does.
[[nodiscard]] bool isProvenUndelivered(Standing standing);
/// `ownRoot`: of our log when it was as long as what the peer saw of it; none: it never was.
[[nodiscard]] bool wasRolledBack(const std::optional<Digest>& ownRoot, const LogMark& seenByPeer);
/// What a head is that a peer shows of its log.
enum class HeadVerdict : std::uint8_t {
    known,        ///< the one that is kept
    continues,    ///< the log goes on from there
    unproven,     ///< says nothing yet: late, or the peer does not know what is kept
    contradicts,  ///< another log, and the peer knew what is kept
};
/// `continues`: what is shown proves that the log goes on from `kept`. Only who repeats what is kept, as in
/// its own log, and then shows another log, lies: a node that was restored learns of it by what is kept.
[[nodiscard]] HeadVerdict judgeHead(const LogMark& kept, const ShowHead& shown, bool continues);
/// How far a recall came, from what it was and one more report; never lower than it was.
[[nodiscard]] RecallState recallAfter(RecallState before, ReportCode code);
/// True where this node may say in its own name that the message never left it. `remembers`: in this
/// life of the process the next node compared our log with what it saw of it, and never found us restored;
/// else we may be an old backup of a node that did send it.
[[nodiscard]] bool mayClaimNeverLeft(const Parcel& parcel, bool remembers);
/// Of 03, 04 and 05 what the receiver said last, in whatever order the reports came: an assignment that was
/// undone is told by another 03. nullptr where it said none of them.
[[nodiscard]] const Report* newestOfWork(const std::vector<Report>& reports);
/// The receiver said the last that it will ever say: 02, 06, 15, or its answer to an update.
[[nodiscard]] bool isOver(const InboxRow& row);
/// What a clerk may say next (QĐ 28/2018 Điều 9; domain §4.6): 02 to 06 of a document, of which 03, 04 and 05
/// again where something else was said since; of an update 15 or 16, once.
[[nodiscard]] bool mayDecide(const InboxRow& row, ReportCode code);
/// What a clerk has entered in a register cannot be taken back without one.
[[nodiscard]] bool recallNeedsPerson(const InboxRow& row);
/// 0 leaves last. Hỏa tốc overtakes everything that waits.
[[nodiscard]] std::size_t laneOf(Priority priority);
/// Index into `waiting`: round robin after `last`, so that a bulk sender never holds up another.
[[nodiscard]] std::size_t nextSource(Sources waiting, NodeId last);
/// Exponential with full jitter, without end (std::nullopt would give up). `random` is uniform.
[[nodiscard]] std::optional<Moment> retryDelay(std::uint32_t attempts, std::uint64_t random);
/// More of that peer would be too much for now.
[[nodiscard]] bool isFull(const Held& held, const Quota& quota);
/// That NACK refuses nothing: the message stays here and is sent again.
[[nodiscard]] bool isForNow(NackCode code);
/// An answer to an earlier round says nothing of this one.
[[nodiscard]] bool answers(std::uint32_t answeredRound, const Parcel& parcel);
/// What was said before a restart of either side is not heard after it.
[[nodiscard]] bool isOfSession(const Frame& frame, std::uint64_t ownNonce, std::uint64_t peerNonce);

inline constexpr std::size_t kLanes = 5;

/// Every decision that keeps documents from being lost or doubled, in one table. The cores ask only this
/// table, so a test can plant a wrong rule and must see the simulation catch it.
struct Rules {
    decltype(&exchange_cores::mayAnswer) mayAnswer = exchange_cores::mayAnswer;
    decltype(&exchange_cores::mayForget) mayForget = exchange_cores::mayForget;
    decltype(&exchange_cores::judgeDuplicate) judgeDuplicate = exchange_cores::judgeDuplicate;
    decltype(&exchange_cores::standing) standing = exchange_cores::standing;
    decltype(&exchange_cores::isProvenUndelivered) isProvenUndelivered = exchange_cores::isProvenUndelivered;
    decltype(&exchange_cores::wasRolledBack) wasRolledBack = exchange_cores::wasRolledBack;
    decltype(&exchange_cores::judgeHead) judgeHead = exchange_cores::judgeHead;
    decltype(&exchange_cores::mayClaimNeverLeft) mayClaimNeverLeft = exchange_cores::mayClaimNeverLeft;
    decltype(&exchange_cores::mayDecide) mayDecide = exchange_cores::mayDecide;
    decltype(&exchange_cores::recallNeedsPerson) recallNeedsPerson = exchange_cores::recallNeedsPerson;
    decltype(&exchange_cores::laneOf) laneOf = exchange_cores::laneOf;
    decltype(&exchange_cores::nextSource) nextSource = exchange_cores::nextSource;
    decltype(&exchange_cores::retryDelay) retryDelay = exchange_cores::retryDelay;
    decltype(&exchange_cores::isFull) isFull = exchange_cores::isFull;
    decltype(&exchange_cores::isForNow) isForNow = exchange_cores::isForNow;
    decltype(&exchange_cores::answers) answers = exchange_cores::answers;
    decltype(&exchange_cores::isOfSession) isOfSession = exchange_cores::isOfSession;
};

}  // namespace vanthu::exchange_cores
