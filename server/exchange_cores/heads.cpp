#include "server/exchange_cores/heads.h"

#include <algorithm>

namespace vanthu::exchange_cores {

Heads::Heads(Workbench& bench, const std::vector<HeadRow>& stored) : bench_(bench) {
    own_.node = bench.settings().self;
    const auto known = std::ranges::find(stored, own_.node, &HeadRow::node);
    if (known != stored.end()) own_ = *known;
}

void Heads::onDurable() {
    const auto before = own_.head.mark.size;
    signWhenDue();
    if (own_.head.mark.size > before) showAll();
}

void Heads::onSweep() {
    signWhenDue();
    showAll();
}

void Heads::showAll() {
    for (auto& session : bench_.sessions())
        if (session.up && session.verified && session.keepsOfUs.size < own_.head.mark.size) show(session);
}

/// Only what is on disk is signed. A head that was kept is a row too: that alone is no reason for another
/// one, else two idle nodes would sign for ever.
void Heads::signWhenDue() {
    const auto& mark = bench_.ledger().durableMark();
    const auto grew = std::min(mark.size, bench_.ledger().workedUpTo()) > own_.head.mark.size;
    const auto now = bench_.now().steady;
    if (!grew || now - signedAt_ < bench_.settings().headEvery) return;
    auto signature = bench_.world().signHead(mark);
    if (signature.empty()) return;
    signedAt_ = now;
    own_.head = {mark, std::move(signature)};
    ownWritten_ = bench_.put(own_);
}

void Heads::show(Session& session) {
    ShowHead shown{own_.head, session.keepsOfUs, {}};
    if (shown.from.size > 0)
        shown.proof = bench_.ledger().storedLog().consistency(shown.from.size, own_.head.mark.size);
    bench_.answer(ownWritten_, session.row.peer, std::move(shown));
}

void Heads::onShown(Session& session, const ShowHead& shown) {
    if (session.row.owesSync) return;  // which log it goes on with shows when it is healed
    const auto& kept = session.head.head.mark;
    const bool continues = isContinuedBy(kept, shown.head.mark, shown.proof, bench_.world().join);
    const auto verdict = bench_.rules().judgeHead(kept, shown, continues);
    const bool isNew = verdict == HeadVerdict::continues || verdict == HeadVerdict::contradicts;
    if (isNew && !bench_.world().verifyHead(session.row.peer, shown.head)) return refuse(session);
    if (verdict == HeadVerdict::contradicts) return noteContradiction(session, shown.head);
    if (isNew) keep(session, shown.head);
    bench_.answer(session.headWritten, session.row.peer, HeadSeen{session.head.head.mark});
}

/// It is shown again and again; people are told once.
void Heads::refuse(Session& session) {
    if (!std::exchange(session.headRefused, true)) bench_.notify(NoticeKind::headForged, session.row.peer);
}

void Heads::keep(Session& session, const SignedHead& head) {
    session.headRefused = false;
    session.head.head = head;
    session.head.contradicted = false;
    session.headWritten = bench_.put(session.head);
}

/// A lie is written down once, however often it is repeated.
void Heads::noteContradiction(Session& session, const SignedHead& shown) {
    if (std::exchange(session.head.contradicted, true)) return;
    noteConflict(session, shown, false);
    session.headWritten = bench_.put(session.head);
    bench_.notify(NoticeKind::contradicted, session.row.peer);
}

void Heads::noteConflict(const Session& session, const SignedHead& shown, bool told) {
    bench_.put(HeadConflict{session.row.peer, session.head.head, shown, told, bench_.now().utc});
}

void Heads::onSeen(Session& session, const HeadSeen& seen) {
    // What our log does not have, a hello tells of (Sessions).
    const auto ownRoot = bench_.ledger().rootAt(seen.mark.size);
    const bool isOurs = !bench_.rules().wasRolledBack(ownRoot, seen.mark);
    if (isOurs && seen.mark.size <= own_.head.mark.size) session.keepsOfUs = seen.mark;
}

void Heads::beginAnew(Session& session) {
    if (session.head.head.mark.size == 0) return;
    noteConflict(session, {session.lastMark, {}}, true);
    keep(session, {});
}

}  // namespace vanthu::exchange_cores
