#include "server/exchange_cores/workbench.h"

#include <algorithm>

namespace vanthu::exchange_cores {

Workbench::Workbench(const Settings& settings, const Rules& rules, const World& world,
                     const StoredState& stored, std::uint64_t nonce)
    : settings_(settings),
      rules_(rules),
      world_(world),
      nonce_(nonce),
      ledger_(rules, world, stored.logSize) {
    for (const auto peer : settings.peers) {
        Session session;
        session.row.peer = peer;
        const auto known = std::ranges::find(stored.peers, peer, &PeerRow::peer);
        if (known != stored.peers.end()) session.row = *known;
        session.head.node = peer;
        const auto head = std::ranges::find(stored.heads, peer, &HeadRow::node);
        if (head != stored.heads.end()) session.head = *head;
        sessions_.push_back(session);
    }
}

Effects Workbench::endStep() {
    // What a peer showed us is remembered together with what came of it, never later.
    if (ledger_.isOpen())
        for (auto& session : sessions_)
            if (session.rowChanged) {
                session.rowChanged = false;
                ledger_.put(session.row);
            }
    ledger_.commit(effects_);
    return std::exchange(effects_, {});
}

void Workbench::emit(NodeId to, Body body) {
    const auto* peer = session(to);
    if (peer == nullptr) return;
    effects_.emplace_back(
        Send{to, {nonce_, peer->nonce, ledger_.durableMark(), peer->awaitsSync, std::move(body)}});
}

void Workbench::send(NodeId to, Question question) {
    std::visit([&](auto& body) { emit(to, std::move(body)); }, question);
}

void Workbench::answer(TransactionNumber written, NodeId to, Answer answer) {
    auto free = ledger_.holdUntilDurable(written, to, std::move(answer));
    if (free) std::visit([&](auto& body) { emit(to, std::move(body)); }, *free);
}

void Workbench::onPersisted(TransactionNumber upTo) {
    for (auto& held : ledger_.onPersisted(upTo))
        std::visit([&](auto& body) { emit(held.to, std::move(body)); }, held.answer);
}

void Workbench::wakeAt(Moment steady) {
    if (steady >= wakeAt_) return;
    wakeAt_ = steady;
    effects_.emplace_back(StartTimer{steady});
}

Session* Workbench::session(NodeId peer) {
    const auto found =
        std::ranges::find(sessions_, peer, [](const Session& session) { return session.row.peer; });
    return found == sessions_.end() ? nullptr : &*found;
}

bool Workbench::isVerified(NodeId peer) {
    const auto* known = session(peer);
    return known != nullptr && known->compared && !known->awaitsSync;
}

bool Workbench::remembersEverything(NodeId peer) {
    return isVerified(peer) && !session(peer)->row.wasRestored;
}

}  // namespace vanthu::exchange_cores
