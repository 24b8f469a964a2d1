#include "server/exchange_cores/post.h"

#include <algorithm>

namespace vanthu::exchange_cores {
namespace {

std::uint64_t bytesOf(const Manifest& manifest) {
    std::uint64_t bytes = 0;
    for (const auto& part : manifest.parts)
        bytes += part.sizeBytes;
    return bytes;
}

std::size_t windowOf(const ParcelKey& key) {
    return key.kind == ParcelKind::submit ? 0 : 1;
}

}  // namespace

void Waiting::push(std::size_t lane, NodeId source, const ParcelKey& key) {
    auto& [sources, queues, last] = lanes_[lane];
    const auto place = std::ranges::lower_bound(sources, source);
    const auto index = place - sources.begin();
    if (place == sources.end() || *place != source) {
        sources.insert(place, source);
        queues.emplace(queues.begin() + index);
    }
    queues[static_cast<std::size_t>(index)].push_back(key);
}

void Waiting::removeFront(Lane& lane, std::size_t index) {
    lane.queues[index].pop_front();
    if (!lane.queues[index].empty()) return;
    lane.queues.erase(lane.queues.begin() + static_cast<std::ptrdiff_t>(index));
    lane.sources.erase(lane.sources.begin() + static_cast<std::ptrdiff_t>(index));
}

template <class IsWaiting>
std::optional<ParcelKey> Waiting::pop(const Rules& rules, IsWaiting&& isWaiting) {
    for (auto lane = lanes_.rbegin(); lane != lanes_.rend(); ++lane)
        while (!lane->sources.empty()) {
            const auto index = rules.nextSource(lane->sources, lane->last);
            const auto source = lane->sources[index];
            const auto key = lane->queues[index].front();
            removeFront(*lane, index);
            if (!isWaiting(key)) continue;
            lane->last = source;
            return key;
        }
    return std::nullopt;
}

Post::Post(Workbench& bench) : bench_(bench) {
    for (const auto peer : bench.settings().peers)
        links_.push_back({peer, false, {}, {}, {}});
}

Tracked& Post::hold(Tracked tracked) {
    const auto key = tracked.parcel.key;
    if (const auto* before = find(key)) uncount(before->parcel);
    const auto [place, isNew] = parcels_.insert_or_assign(key, std::move(tracked));
    if (isNew) keysOf_[key.delivery].push_back(key);
    count(place->second.parcel);
    return place->second;
}

void Post::count(const Parcel& parcel) {
    if (!parcel.manifest || !stillWaits(parcel)) return;
    auto& held = held_[parcel.cameFrom];
    ++held.documents;
    held.bytes += bytesOf(*parcel.manifest);
}

void Post::uncount(const Parcel& parcel) {
    if (!parcel.manifest || !stillWaits(parcel)) return;
    auto& held = held_[parcel.cameFrom];
    --held.documents;
    held.bytes -= bytesOf(*parcel.manifest);
}

Held Post::heldFrom(NodeId peer) const {
    const auto found = held_.find(peer);
    return found == held_.end() ? Held{} : found->second;
}

void Post::load(const std::vector<Parcel>& parcels) {
    for (const auto& parcel : parcels)
        hold({parcel, 0, true});
}

bool Post::mayForget(const DeliveryId& delivery) const {
    const auto found = keysOf_.find(delivery);
    return found == keysOf_.end() || std::ranges::all_of(found->second, [&](const ParcelKey& key) {
               const auto& tracked = parcels_.at(key);
               return !stillWaits(tracked.parcel) && bench_.mayForget(tracked.written);
           });
}

/// Queues and alarms may still name it; they look whether it is here.
void Post::forget(const DeliveryId& delivery) {
    const auto keys = keysOf_.extract(delivery);
    if (!keys) return;
    for (const auto& key : keys.mapped())
        parcels_.erase(key);
}

void Post::start() {
    for (auto& [key, tracked] : parcels_)
        if (tracked.parcel.state == ParcelState::open) enqueue(tracked);
}

Post::Link* Post::link(NodeId peer) {
    const auto found = std::ranges::find(links_, peer, &Link::peer);
    return found == links_.end() ? nullptr : &*found;
}

Tracked* Post::find(const ParcelKey& key) {
    const auto found = parcels_.find(key);
    return found == parcels_.end() ? nullptr : &found->second;
}

Tracked& Post::add(Parcel parcel) {
    parcel.takenAt = bench_.now().utc;
    auto& tracked = hold({std::move(parcel)});
    save(tracked);
    if (tracked.parcel.state == ParcelState::open) enqueue(tracked);
    return tracked;
}

void Post::save(Tracked& tracked) {
    tracked.written = bench_.put(tracked.parcel);
}

void Post::close(Tracked& tracked, ParcelState state) {
    uncount(tracked.parcel);
    tracked.parcel.state = state;
    count(tracked.parcel);
    save(tracked);
    leave(tracked);
    if (auto* of = link(tracked.parcel.to)) of->open.erase(tracked.parcel.key);
}

void Post::reopen(Tracked& tracked) {
    leave(tracked);
    uncount(tracked.parcel);
    tracked.parcel.state = ParcelState::open;
    count(tracked.parcel);
    tracked.tries = 0;
    save(tracked);
    enqueue(tracked);
}

void Post::progressed(Tracked& tracked) {
    if (tracked.phase == Tracked::Phase::flying)
        alarmAt(tracked, bench_.now().steady + bench_.settings().answerWithin);
}

void Post::enqueue(Tracked& tracked) {
    const auto& parcel = tracked.parcel;
    auto* of = link(parcel.to);
    if (of == nullptr) return;
    if (of->open.insert(parcel.key).second) tracked.openSince = bench_.now().steady;
    tracked.phase = Tracked::Phase::waiting;
    of->waiting[windowOf(parcel.key)].push(bench_.rules().laneOf(parcel.priority), parcel.cameFrom,
                                           parcel.key);
}

void Post::leave(Tracked& tracked) {
    if (tracked.phase == Tracked::Phase::flying)
        --link(tracked.parcel.to)->flying[windowOf(tracked.parcel.key)];
    tracked.phase = Tracked::Phase::idle;
}

void Post::alarmAt(Tracked& tracked, Moment at) {
    tracked.dueAt = at;
    alarms_.push({at, tracked.parcel.key});
    bench_.wakeAt(at);
}

void Post::pause(Tracked& tracked) {
    leave(tracked);
    const auto delay = bench_.rules().retryDelay(tracked.tries, bench_.random());
    if (!delay) return;
    tracked.phase = Tracked::Phase::pausing;
    alarmAt(tracked, bench_.now().steady + *delay);
}

void Post::postpone(Tracked& tracked) {
    if (tracked.phase == Tracked::Phase::flying) pause(tracked);
}

void Post::handOver(Link& to, Tracked& tracked) {
    auto& parcel = tracked.parcel;
    tracked.phase = Tracked::Phase::flying;
    ++tracked.tries;
    ++to.flying[windowOf(parcel.key)];
    alarmAt(tracked, bench_.now().steady + bench_.settings().answerWithin);
    switch (parcel.key.kind) {
        case ParcelKind::submit:
            if (!std::exchange(parcel.attempted, true)) save(tracked);
            // The attempt is on disk before it is made: after a crash nobody may claim that it never was.
            return bench_.answer(
                tracked.written, to.peer,
                Submit{parcel.manifest, parcel.key.delivery.to, parcel.round, parcel.expiresAt});
        case ParcelKind::recall:
            return bench_.answer(tracked.written, to.peer, parcel.recall);
        case ParcelKind::report:
            return bench_.answer(tracked.written, to.peer, parcel.report);
    }
}

bool Post::isWaiting(const ParcelKey& key) const {
    const auto found = parcels_.find(key);
    return found != parcels_.end() && found->second.phase == Tracked::Phase::waiting;
}

void Post::dispatch() {
    const std::array limits{bench_.settings().messagesInFlight, bench_.settings().controlsInFlight};
    for (auto& to : links_)
        for (std::size_t window = 0; to.up && window < limits.size(); ++window)
            while (to.flying[window] < limits[window]) {
                const auto key = to.waiting[window].pop(
                    bench_.rules(), [&](const ParcelKey& waiting) { return isWaiting(waiting); });
                if (!key) break;
                handOver(to, parcels_.at(*key));
            }
}

void Post::peerUp(NodeId peer) {
    auto* of = link(peer);
    if (of == nullptr) return;
    of->up = true;
    for (const auto& key : of->open) {
        auto& tracked = parcels_.at(key);
        tracked.tries = 0;
        if (tracked.phase == Tracked::Phase::pausing) enqueue(tracked);
    }
}

void Post::peerDown(NodeId peer) {
    auto* of = link(peer);
    if (of == nullptr) return;
    of->up = false;
    const std::vector<ParcelKey> open(of->open.begin(), of->open.end());
    for (const auto& key : open) {
        auto& tracked = parcels_.at(key);
        if (tracked.phase == Tracked::Phase::waiting) continue;
        leave(tracked);
        enqueue(tracked);
    }
}

void Post::onTick() {
    const auto now = bench_.now().steady;
    for (; !alarms_.empty() && alarms_.top().at <= now; alarms_.pop()) {
        auto* tracked = find(alarms_.top().key);
        if (tracked == nullptr || tracked->dueAt != alarms_.top().at) continue;
        if (tracked->phase == Tracked::Phase::flying)
            pause(*tracked);
        else if (tracked->phase == Tracked::Phase::pausing)
            enqueue(*tracked);
    }
    if (!alarms_.empty()) bench_.wakeAt(alarms_.top().at);
}

bool Post::awaitsAnswer(NodeId peer) const {
    const auto found = std::ranges::find(links_, peer, &Link::peer);
    return found != links_.end() && found->flying[0] + found->flying[1] > 0;
}

void Post::markAttempted(NodeId peer) {
    for (auto& [key, tracked] : parcels_) {
        auto& parcel = tracked.parcel;
        if (parcel.to != peer || !tracked.loaded || parcel.attempted || key.kind != ParcelKind::submit)
            continue;
        parcel.attempted = true;
        save(tracked);
    }
}

std::vector<ParcelKey> Post::parkedFor(NodeId peer) const {
    std::vector<ParcelKey> keys;
    for (const auto& [key, tracked] : parcels_)
        if (tracked.parcel.to == peer && tracked.parcel.state == ParcelState::parked) keys.push_back(key);
    return keys;
}

std::unordered_map<NodeId, Backlog, HashOf> Post::backlogs() const {
    std::unordered_map<NodeId, Backlog, HashOf> backlogs;
    for (const auto& [key, tracked] : parcels_) {
        const auto& parcel = tracked.parcel;
        if (!stillWaits(parcel)) continue;
        auto& backlog = backlogs[parcel.to];
        ++(parcel.state == ParcelState::parked ? backlog.parked : backlog.waiting);
        if (parcel.takenAt != 0)
            backlog.oldestAt = std::min(parcel.takenAt, backlog.oldestAt.value_or(parcel.takenAt));
    }
    return backlogs;
}

std::vector<ParcelKey> Post::openSubmits() const {
    std::vector<ParcelKey> keys;
    for (const auto& of : links_)
        for (const auto& key : of.open)
            if (key.kind == ParcelKind::submit) keys.push_back(key);
    return keys;
}

}  // namespace vanthu::exchange_cores
