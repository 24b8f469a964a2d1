#include "server/exchange_cores/collector.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace vanthu::exchange_cores {

void Collector::collect(NodeId from, const Submit& submit) {
    const auto& digest = submit.manifest->digest;
    auto& incoming = incoming_[digest];
    if (!incoming.manifest) {
        incoming.manifest = submit.manifest;
        std::ranges::copy_if(submit.manifest->parts, std::back_inserter(incoming.missing),
                             [&](const Part& part) { return !bench_.world().hasBlob(part.digest); });
        inOrder_.push_back(digest);
    }
    addRecipient(incoming, from, submit);
    if (incoming.missing.empty()) return finish(digest, true);
    pull(from);
}

void Collector::addRecipient(Incoming& incoming, NodeId from, const Submit& submit) {
    if (incoming.from != from) {
        forgetAsked(incoming);
        incoming.from = from;
    }
    const auto known = std::ranges::find(incoming.arrivals, submit.recipient, &Arrival::recipient);
    if (known == incoming.arrivals.end()) {
        incoming.arrivals.push_back(
            {from, submit.manifest, submit.recipient, submit.round, submit.expiresAt});
    } else if (known->round < submit.round) {
        known->round = submit.round;
        known->expiresAt = submit.expiresAt;
    }
}

Collector::Incoming* Collector::collecting(const Digest& blob) {
    const auto found = collectedFor_.find(blob);
    return found == collectedFor_.end() ? nullptr : &incoming_.at(found->second);
}

/// Takes the next missing blob that nobody else is drawing.
bool Collector::chooseBlob(Incoming& incoming) {
    if (incoming.blob) return true;
    for (const auto& part : incoming.missing)
        if (collectedFor_.emplace(part.digest, incoming.manifest->digest).second) {
            incoming.blob = part;
            incoming.received = incoming.askedUpTo = bench_.world().partialBytes(part);
            if (incoming.received == part.sizeBytes) bench_.effect(StoreBlob{part});
            return true;
        }
    return false;
}

std::uint64_t Collector::askedBytes(NodeId from, std::size_t lane) {
    const auto& lanes = asked_[from];
    return std::accumulate(lanes.begin() + static_cast<std::ptrdiff_t>(lane), lanes.end(), std::uint64_t{0});
}

std::uint64_t& Collector::askedOf(const Incoming& incoming) {
    return asked_[incoming.from][bench_.rules().laneOf(incoming.manifest->priority)];
}

void Collector::forgetAsked(Incoming& incoming) {
    askedOf(incoming) -= incoming.askedUpTo - incoming.received;
    incoming.portions.clear();
    incoming.askedUpTo = incoming.received;
}

/// Asks for as much as the window of that line allows: the highest lane first, the oldest first in a lane.
void Collector::pull(NodeId from) {
    std::vector<Incoming*> ready;
    for (const auto& digest : inOrder_) {
        auto& incoming = incoming_.at(digest);
        if (incoming.from != from || !chooseBlob(incoming)) continue;
        if (incoming.askedUpTo < incoming.blob->sizeBytes) ready.push_back(&incoming);
    }
    const auto lane = [&](const Incoming* incoming) {
        return bench_.rules().laneOf(incoming->manifest->priority);
    };
    std::ranges::stable_sort(ready, std::ranges::greater{}, lane);
    for (auto* incoming : ready)
        while (incoming->askedUpTo < incoming->blob->sizeBytes &&
               askedBytes(from, lane(incoming)) < windowOf(from))
            ask(*incoming);
}

std::uint64_t& Collector::windowOf(NodeId from) {
    return windows_.try_emplace(from, bench_.settings().firstWindowBytes).first->second;
}

/// What hỏa tốc waits for at most is one window, so a window is what the line carries in two seconds.
void Collector::portionCame(Incoming& incoming) {
    constexpr std::uint64_t kWindowMs = 2'000;
    const auto portion = incoming.portions.front();
    incoming.portions.pop_front();
    // While an earlier one was still coming, the line was not free for this one.
    const auto now = bench_.now().steady;
    const auto took = std::max<Moment>(1, now - std::max(portion.askedAt, incoming.portionCameAt));
    incoming.portionCameAt = now;
    const auto& settings = bench_.settings();
    windowOf(incoming.from) = std::clamp(portion.bytes * kWindowMs / static_cast<std::uint64_t>(took),
                                         settings.leastWindowBytes, settings.windowBytes);
}

void Collector::ask(Incoming& incoming) {
    const auto bytes = std::min(windowOf(incoming.from) / 2, incoming.blob->sizeBytes - incoming.askedUpTo);
    const auto offset = incoming.askedUpTo;
    const auto now = bench_.now().steady;
    incoming.askedUpTo += bytes;
    askedOf(incoming) += bytes;
    incoming.portions.push_back({incoming.askedUpTo, bytes, now});
    incoming.alarmAt = now + bench_.settings().chunkWithin;
    alarms_.push({incoming.alarmAt, incoming.manifest->digest});
    bench_.wakeAt(incoming.alarmAt);
    const DeliveryId delivery{incoming.manifest->message, incoming.manifest->from,
                              incoming.arrivals.front().recipient};
    bench_.send(incoming.from, Need{delivery, incoming.blob->digest, offset, bytes});
}

/// Nothing came for too long: what was asked for counts as lost.
void Collector::askAgain(Incoming& incoming) {
    forgetAsked(incoming);
    ask(incoming);
}

void Collector::onChunk(NodeId from, const Chunk& chunk) {
    auto* incoming = collecting(chunk.blob);
    // Repeated, reordered or no longer wanted: the offset is the whole truth.
    if (incoming == nullptr || incoming->from != from || incoming->portions.empty() ||
        chunk.offset != incoming->received)
        return;
    if (chunk.bytes == 0 || chunk.bytes > incoming->askedUpTo - incoming->received) return;
    bench_.effect(WriteChunk{chunk});
    incoming->received += chunk.bytes;
    askedOf(*incoming) -= chunk.bytes;
    incoming->silentAsks = 0;
    incoming->alarmAt = bench_.now().steady + bench_.settings().chunkWithin;
    if (incoming->received == incoming->blob->sizeBytes) bench_.effect(StoreBlob{*incoming->blob});
    while (!incoming->portions.empty() && incoming->received >= incoming->portions.front().upTo)
        portionCame(*incoming);
    if (!incoming->portions.empty()) {
        alarms_.push({incoming->alarmAt, incoming->manifest->digest});
        bench_.wakeAt(incoming->alarmAt);
    }
    pull(from);
}

void Collector::onStored(const Digest& blob) {
    if (collecting(blob) != nullptr) bench_.effect(SyncFolder{blob});
}

void Collector::releaseBlob(Incoming& incoming) {
    if (incoming.blob) collectedFor_.erase(incoming.blob->digest);
    incoming.blob.reset();
    forgetAsked(incoming);
    incoming.received = incoming.askedUpTo = 0;
}

void Collector::onFailed(const BlobFailed& failed) {
    auto* incoming = collecting(failed.blob);
    if (incoming == nullptr) return;
    const auto from = incoming->from;
    releaseBlob(*incoming);
    if (failed.problem == BlobProblem::noSpace)
        forget(incoming->manifest->digest);
    else if (++incoming->damaged >= bench_.settings().damagedLimit)
        finish(incoming->manifest->digest, false);
    pull(from);
}

void Collector::onFolderSynced(const Digest& blob) {
    auto* owner = collecting(blob);
    if (owner == nullptr) return;
    releaseBlob(*owner);
    std::vector<Digest> whole;
    for (const auto& digest : inOrder_) {
        auto& missing = incoming_.at(digest).missing;
        if (std::erase_if(missing, [&](const Part& part) { return part.digest == blob; }) > 0 &&
            missing.empty())
            whole.push_back(digest);
    }
    for (const auto& digest : whole)
        finish(digest, true);
    for (const auto& session : bench_.sessions())
        pull(session.row.peer);
}

void Collector::finish(const Digest& manifest, bool usable) {
    for (auto& arrival : incoming_.at(manifest).arrivals) {
        arrival.usable = usable;
        arrivals_.push_back(std::move(arrival));
    }
    forget(manifest);
}

void Collector::forget(const Digest& manifest) {
    auto& incoming = incoming_.at(manifest);
    if (incoming.blob) bench_.effect(LeaveBlob{incoming.blob->digest});
    releaseBlob(incoming);
    incoming_.erase(manifest);
    std::erase(inOrder_, manifest);
}

void Collector::onTick() {
    const auto now = bench_.now().steady;
    for (; !alarms_.empty() && alarms_.top().at <= now; alarms_.pop()) {
        const auto found = incoming_.find(alarms_.top().manifest);
        if (found == incoming_.end()) continue;
        auto& incoming = found->second;
        if (incoming.portions.empty() || incoming.alarmAt != alarms_.top().at) continue;
        if (++incoming.silentAsks > bench_.settings().pullAttempts) {
            const auto from = incoming.from;
            const auto digest = found->first;
            forget(digest);
            pull(from);
        } else {
            askAgain(incoming);
        }
    }
    if (!alarms_.empty()) bench_.wakeAt(alarms_.top().at);
}

}  // namespace vanthu::exchange_cores
