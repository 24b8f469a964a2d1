#include "server/exchange_cores/sync.h"

#include <algorithm>

namespace vanthu::exchange_cores {

void Sync::begin(NodeId peer) {
    const auto* session = bench_.session(peer);
    if (session == nullptr || !session->row.owesSync) return;
    // What is under way to the disk is on no page yet: then one pass is not enough.
    startPass(peer, bench_.hasUnderWay());
}

void Sync::startPass(NodeId peer, bool needsAnother) {
    auto& pass = passes_[peer] = {};
    pass.foundMissing = needsAnother;
    readPage(peer, pass);
    offer(peer, pass);
}

/// The keys of the next deliveries. Where they are about others, it looks a little further before it asks
/// the peer about nothing.
void Sync::readPage(NodeId peer, Pass& pass) {
    constexpr int kLooksAtMost = 16;
    pass.keys.clear();
    for (int i = 0; i < kLooksAtMost && pass.keys.empty() && !pass.isOver; ++i) {
        const auto found = bench_.world().storedAfter(pass.upTo, bench_.settings().syncPage);
        for (const auto& rows : found)
            addKeys(peer, rows, pass.keys);
        if (found.empty())
            pass.isOver = true;
        else
            pass.upTo = found.back().delivery;
    }
}

/// What is in memory is newer than the disk. What is only in memory was not said to anybody yet.
void Sync::addKeys(NodeId peer, const DeliveryRows& rows, std::vector<SyncKey>& keys) const {
    const auto add = [&](const Parcel& parcel) {
        const bool acknowledged = parcel.to == peer && parcel.state == ParcelState::handedOver;
        if (acknowledged || parcel.cameFrom == peer)
            keys.push_back({parcel.key, parcel.round, parcel.cameFrom == peer});
    };
    if (!post_.forEach(rows.delivery, add)) std::ranges::for_each(rows.parcels, add);
}

void Sync::offer(NodeId peer, Pass& pass) {
    pass.repeatAt = bench_.now().steady + bench_.settings().answerWithin;
    bench_.wakeAt(pass.repeatAt);
    bench_.send(peer, SyncOffer{pass.page, pass.isOver, pass.keys});
}

bool Sync::onWant(NodeId from, const SyncWant& want) {
    // Also asked outside a pass: by a sender to whom a report came of a message that it does not know.
    for (const auto& missing : want.missing)
        if (auto* tracked = post_.find(missing.key)) restore(from, *tracked);
    const auto found = passes_.find(from);
    if (found == passes_.end() || want.page != found->second.page) return false;
    auto& pass = found->second;
    if (want.done && pass.isOver) {
        passes_.erase(found);
        return true;
    }
    // A recall to be handed over again waits for the end of the SYNC itself: it must find what it recalls.
    const auto countsForPass = [](const SyncKey& key) {
        return key.key.kind != ParcelKind::recall || key.fromYou;
    };
    pass.foundMissing |= std::ranges::any_of(want.missing, countsForPass);
    ++pass.page;
    readPage(from, pass);
    if (pass.isOver && pass.foundMissing) {
        // Another pass, later: what was missing has to travel first.
        pass = {};
        pass.repeatAt = bench_.now().steady + bench_.settings().answerWithin;
        bench_.wakeAt(pass.repeatAt);
    } else {
        offer(from, pass);
    }
    return false;
}

void Sync::restore(NodeId peer, Tracked& tracked) {
    auto& parcel = tracked.parcel;
    if (parcel.cameFrom == peer) return giveBack(peer, tracked);
    if (parcel.to != peer || parcel.state != ParcelState::handedOver) return;
    // It was delivered in time once.
    parcel.expiresAt = std::max(parcel.expiresAt, bench_.now().utc + bench_.settings().syncWithin);
    post_.reopen(tracked);
}

void Sync::giveBack(NodeId to, const Tracked& tracked) {
    const auto& parcel = tracked.parcel;
    bench_.answer(tracked.written, to,
                  Returned{parcel.key, parcel.round, parcel.expiresAt, parcel.to, parcel.manifest,
                           parcel.recall, parcel.report});
}

void Sync::onTick() {
    for (auto& [peer, pass] : passes_) {
        const auto* session = bench_.session(peer);
        if (!session->up) continue;  // it begins anew when the session is up again
        if (pass.repeatAt > bench_.now().steady)
            bench_.wakeAt(pass.repeatAt);
        else if (pass.page == 0)
            startPass(peer, pass.foundMissing);  // what is to be offered may have changed meanwhile
        else
            offer(peer, pass);
    }
}

}  // namespace vanthu::exchange_cores
