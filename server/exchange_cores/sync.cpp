#include "server/exchange_cores/sync.h"

#include <algorithm>

namespace vanthu::exchange_cores {

void Sync::begin(NodeId peer) {
    const auto* session = bench_.session(peer);
    if (session == nullptr || !session->row.owesSync) return;
    Pass pass;
    post_.forEach([&](const Parcel& parcel) {
        const bool acknowledged = parcel.to == peer && parcel.state == ParcelState::handedOver;
        if (acknowledged || parcel.cameFrom == peer)
            pass.keys.push_back({parcel.key, parcel.round, parcel.cameFrom == peer});
    });
    std::ranges::sort(pass.keys, {}, &SyncKey::key);
    offer(peer, passes_.insert_or_assign(peer, std::move(pass)).first->second);
}

std::uint32_t Sync::pages(const Pass& pass) const {
    return static_cast<std::uint32_t>((pass.keys.size() + bench_.settings().syncPage - 1) /
                                      bench_.settings().syncPage);
}

void Sync::offer(NodeId peer, Pass& pass) {
    pass.repeatAt = bench_.now().steady + bench_.settings().answerWithin;
    bench_.wakeAt(pass.repeatAt);
    if (pass.page >= pages(pass)) return bench_.send(peer, SyncOffer{pass.page, true, {}});
    const auto size = bench_.settings().syncPage;
    const auto begin = pass.page * size;
    const auto end = std::min(begin + size, pass.keys.size());
    bench_.send(peer, SyncOffer{pass.page,
                                false,
                                {pass.keys.begin() + static_cast<std::ptrdiff_t>(begin),
                                 pass.keys.begin() + static_cast<std::ptrdiff_t>(end)}});
}

bool Sync::onWant(NodeId from, const SyncWant& want) {
    // Also asked outside a pass: by a sender to whom a report came of a message that it does not know.
    for (const auto& missing : want.missing)
        if (auto* tracked = post_.find(missing.key)) restore(from, *tracked);
    const auto found = passes_.find(from);
    if (found == passes_.end() || want.page != found->second.page) return false;
    auto& pass = found->second;
    if (want.done && pass.page >= pages(pass)) {
        passes_.erase(found);
        return true;
    }
    // A recall to be handed over again waits for the end of the SYNC itself: it must find what it recalls.
    const auto countsForPass = [](const SyncKey& key) {
        return key.key.kind != ParcelKind::recall || key.fromYou;
    };
    pass.foundMissing |= std::ranges::any_of(want.missing, countsForPass);
    ++pass.page;
    if (pass.page >= pages(pass) && pass.foundMissing) {
        // Another pass, later: what was missing has to travel first.
        pass.page = 0;
        pass.foundMissing = false;
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
            begin(peer);  // what is to be offered may have changed since the last pass
        else
            offer(peer, pass);
    }
}

}  // namespace vanthu::exchange_cores
