#include "server/exchange_cores/rules.h"

#include <algorithm>

namespace vanthu::exchange_cores {
namespace {

constexpr Moment kShortestDelay = 1'000;
constexpr Moment kLongestDelay = 15 * 60'000;

bool isTerminal(ReportCode code) {
    return code == ReportCode::refused || code == ReportCode::finished || isUpdateAnswer(code);
}

bool has(const InboxRow& row, ReportCode code) {
    return std::ranges::find(row.reports, code, &Report::code) != row.reports.end();
}

Standing standingOf(ReportCode code) {
    switch (code) {
        case ReportCode::refused:
            return Standing::refused;
        case ReportCode::accepted:
            return Standing::accepted;
        case ReportCode::assigned:
            return Standing::assigned;
        case ReportCode::processing:
            return Standing::processing;
        case ReportCode::finished:
            return Standing::finished;
        case ReportCode::recallAgreed:
            return Standing::recalled;
        case ReportCode::updateAgreed:
            return Standing::updateAgreed;
        case ReportCode::updateRefused:
            return Standing::updateRefused;
        default:
            return Standing::arrived;
    }
}

auto placeOf(const Report& report) {
    return std::pair(report.sequence, report.id);
}

/// What the receiver itself said: 15 over all, else its first terminal status, else the last of 03 to 05,
/// else that it has it.
std::optional<Standing> toldByReceiver(const std::vector<Report>& reports) {
    const Report* terminal = nullptr;
    bool isThere = false;
    for (const auto& report : reports) {
        if (report.code > ReportCode::recallRefused && !isUpdateAnswer(report.code)) continue;
        if (report.code == ReportCode::recallAgreed) return Standing::recalled;
        isThere = true;
        if (isTerminal(report.code) && (terminal == nullptr || placeOf(report) < placeOf(*terminal)))
            terminal = &report;
    }
    if (!isThere) return std::nullopt;
    if (terminal == nullptr) terminal = newestOfWork(reports);
    return terminal == nullptr ? Standing::arrived : standingOf(terminal->code);
}

bool told(const OutboxRow& row, ReportCode code) {
    return std::ranges::any_of(row.reports, [&](const Report& report) {
        return report.code == code &&
               (report.round == row.round || code == ReportCode::recalledBeforeArrival);
    });
}

}  // namespace

const Report* newestOfWork(const std::vector<Report>& reports) {
    const Report* newest = nullptr;
    for (const auto& report : reports) {
        const bool isOfWork = report.code == ReportCode::accepted || report.code == ReportCode::assigned ||
                              report.code == ReportCode::processing;
        if (isOfWork && (newest == nullptr || placeOf(*newest) < placeOf(report))) newest = &report;
    }
    return newest;
}

bool isOver(const InboxRow& row) {
    return std::ranges::any_of(row.reports, [](const Report& report) {
        return isTerminal(report.code) || report.code == ReportCode::recallAgreed;
    });
}

bool mayAnswer(TransactionNumber written, TransactionNumber durable) {
    return written <= durable;
}

bool mayForget(TransactionNumber written, TransactionNumber durable) {
    return written <= durable;
}

Duplicate judgeDuplicate(const InboxRow& row, const Digest& digest, std::uint32_t round, Moment /*utc*/) {
    switch (row.state) {
        case InboxState::inboxed:
            return row.digest == digest ? Duplicate::acknowledge : Duplicate::conflict;
        case InboxState::declined:
            return round > row.round ? Duplicate::takeAgain : Duplicate::refuse;
        case InboxState::tombstone:
            return Duplicate::acknowledge;
    }
    return Duplicate::conflict;
}

Standing standing(const OutboxRow& row) {
    if (row.withdrawn) return Standing::withdrawn;
    if (const auto receiver = toldByReceiver(row.reports)) return *receiver;
    if (told(row, ReportCode::recalledBeforeArrival)) return Standing::recalledBeforeArrival;
    if (told(row, ReportCode::notAccepted)) return Standing::notAccepted;
    if (told(row, ReportCode::expired)) return Standing::expired;
    if (told(row, ReportCode::parked)) return Standing::parked;
    return row.handedOver ? Standing::sent : Standing::queued;
}

bool isProvenUndelivered(Standing standing) {
    return standing == Standing::notAccepted || standing == Standing::recalledBeforeArrival ||
           standing == Standing::withdrawn;
}

bool wasRolledBack(const std::optional<Digest>& ownRoot, const LogMark& seenByPeer) {
    return seenByPeer.size > 0 && ownRoot != seenByPeer.root;
}

HeadVerdict judgeHead(const LogMark& kept, const ShowHead& shown, bool continues) {
    if (shown.head.mark == kept) return HeadVerdict::known;
    if (continues) return HeadVerdict::continues;
    return shown.from == kept ? HeadVerdict::contradicts : HeadVerdict::unproven;
}

RecallState recallAfter(RecallState before, ReportCode code) {
    switch (code) {
        case ReportCode::recallAgreed:
            return std::max(before, RecallState::agreed);
        case ReportCode::recallRefused:
            return std::max(before, RecallState::refused);
        case ReportCode::recalledBeforeArrival:
            return std::max(before, RecallState::beforeArrival);
        default:
            return before;
    }
}

bool mayClaimNeverLeft(const Parcel& parcel, bool remembers) {
    return !parcel.attempted && remembers;
}

bool mayDecide(const InboxRow& row, ReportCode code) {
    if (isOver(row) || row.recall == RecallState::asked) return false;
    const bool isUpdate = row.manifest && row.manifest->kind == domain::SendingKind::update;
    if (isUpdate || isUpdateAnswer(code)) return isUpdate && isUpdateAnswer(code);
    switch (code) {
        case ReportCode::refused:
            return true;
        case ReportCode::accepted: {
            const auto* newest = newestOfWork(row.reports);
            return newest == nullptr || newest->code != ReportCode::accepted;
        }
        case ReportCode::assigned:
        case ReportCode::processing: {
            const auto* newest = newestOfWork(row.reports);
            return newest != nullptr && newest->code != code;
        }
        case ReportCode::finished:
            return has(row, ReportCode::accepted);
        default:
            return false;
    }
}

bool recallNeedsPerson(const InboxRow& row) {
    return has(row, ReportCode::accepted) && !has(row, ReportCode::refused);
}

std::size_t laneOf(Priority priority) {
    return static_cast<std::size_t>(priority);
}

std::size_t nextSource(Sources waiting, NodeId last) {
    const auto after = std::ranges::find_if(waiting, [&](NodeId source) { return source > last; });
    return after == waiting.end() ? 0 : static_cast<std::size_t>(after - waiting.begin());
}

std::optional<Moment> retryDelay(std::uint32_t attempts, std::uint64_t random) {
    const auto doublings = std::min<std::uint32_t>(attempts, 10);
    const auto ceiling = std::min(kShortestDelay << doublings, kLongestDelay);
    return kShortestDelay + static_cast<Moment>(random % static_cast<std::uint64_t>(ceiling));
}

bool isFull(const Held& held, const Quota& quota) {
    return held.documents >= quota.documents || held.bytes >= quota.bytes;
}

bool isForNow(NackCode code) {
    return wire::isRetryable(code);
}

bool answers(std::uint32_t answeredRound, const Parcel& parcel) {
    return answeredRound >= parcel.round;
}

bool isOfSession(const Frame& frame, std::uint64_t ownNonce, std::uint64_t peerNonce) {
    return frame.toNonce == ownNonce && frame.fromNonce == peerNonce;
}

}  // namespace vanthu::exchange_cores
