#include "server/exchange_cores/sessions.h"

#include <algorithm>

namespace vanthu::exchange_cores {
namespace {

constexpr Moment kFirstProbe = 1'000;
constexpr Moment kBetweenHellos = 500;

}  // namespace

void Sessions::start() {
    for (auto& session : bench_.sessions())
        probe(session);
}

Sessions::Change Sessions::onFrame(Session& session, const Frame& frame) {
    if (const auto* greeting = std::get_if<Hello>(&frame.body)) return onHello(session, frame, *greeting);
    Change change;
    if (!bench_.rules().isOfSession(frame, bench_.nonce(), session.nonce)) {
        // One of us believes in a former life of the other, perhaps by a hello that came late: ask.
        hello(session, Ask::yes);
        return change;
    }
    change.accepted = true;
    change.cameUp = !std::exchange(session.up, true);
    session.heardAt = bench_.now().steady;
    noteMark(session, frame, change);
    if (!session.verified) hello(session, Ask::yes);
    return change;
}

Sessions::Change Sessions::onHello(Session& session, const Frame& frame, const Hello& greeting) {
    Change change;
    change.restarted = session.nonce != frame.fromNonce;
    session.heardAt = bench_.now().steady;
    if (change.restarted) {
        session.nonce = frame.fromNonce;
        session.verified = false;
        session.up = false;
        session.downSince = bench_.now().steady;
    }
    const auto ownRoot = bench_.ledger().rootAt(greeting.seen.size);
    if (bench_.rules().wasRolledBack(ownRoot, greeting.seen) && !session.awaitsSync) {
        change.foundRestored = session.awaitsSync = session.row.wasRestored = true;
        bench_.put(session.row);
    }
    if (greeting.owesSync) session.awaitsSync = true;
    // Only a hello that echoes this life was written after the peer stopped hearing our former ones, so
    // only its memory of us is complete.
    if (greeting.echo == bench_.nonce()) {
        session.verified = session.compared = true;
        noteMark(session, frame, change);
        change.cameUp = !std::exchange(session.up, true);
        session.probes = 0;
    }
    if (greeting.ask) {
        session.helloNotBefore = 0;
        hello(session, session.verified ? Ask::no : Ask::yes);
    }
    return change;
}

void Sessions::noteMark(Session& session, const Frame& frame, Change& change) {
    session.lastMark = frame.mark;
    if (frame.awaitsSync && !session.row.owesSync) {
        session.row.owesSync = true;
        session.row.seen = frame.mark;
        bench_.put(session.row);
        change.owesNow = true;
    } else if (frame.mark.size > session.row.seen.size) {
        session.row.seen = frame.mark;
        session.rowChanged = true;
    }
}

void Sessions::hello(Session& session, Ask ask) {
    const auto now = bench_.now().steady;
    if (now < session.helloNotBefore) return;
    session.helloNotBefore = now + kBetweenHellos;
    bench_.send(session.row.peer,
                Hello{session.nonce, session.row.seen, session.row.owesSync, ask == Ask::yes});
}

void Sessions::probe(Session& session) {
    hello(session, Ask::yes);
    const auto ceiling =
        std::min(kFirstProbe << std::min(session.probes, 10U), bench_.settings().longestProbe);
    ++session.probes;
    session.probeAt = bench_.now().steady + kFirstProbe +
                      static_cast<Moment>(bench_.random() % static_cast<std::uint64_t>(ceiling));
    bench_.wakeAt(session.probeAt);
}

void Sessions::onTick() {
    for (auto& session : bench_.sessions()) {
        if (session.up && session.verified) continue;
        if (session.probeAt <= bench_.now().steady)
            probe(session);
        else
            bench_.wakeAt(session.probeAt);
    }
}

void Sessions::onLineUp(Session& session) {
    session.helloNotBefore = 0;
    giveUp(session);
}

void Sessions::giveUp(Session& session) {
    session.up = false;
    session.verified = false;
    session.downSince = bench_.now().steady;
    session.probes = 0;
    probe(session);
}

void Sessions::syncFinished(Session& session) {
    session.row.owesSync = false;
    session.row.seen = session.lastMark;
    session.rowChanged = false;
    bench_.put(session.row);
}

}  // namespace vanthu::exchange_cores
