#include "server/exchange_cores/station.h"

#include <algorithm>

namespace vanthu::exchange_cores {
namespace {

/// The delivery that a frame or command is about; none: about several, or about none.
struct DeliveryOf {
    std::optional<DeliveryId> operator()(const Submit& submit) const {
        return DeliveryId{submit.manifest->message, submit.manifest->from, submit.recipient};
    }
    template <class About>
    std::optional<DeliveryId> operator()(const About& about) const {
        if constexpr (requires { about.delivery; })
            return about.delivery;
        else if constexpr (requires { about.key.delivery; })
            return about.key.delivery;
        else
            return std::nullopt;
    }
};

}  // namespace

Station::Station(const Settings& settings, const Rules& rules, const World& world, const StoredState& stored,
                 std::uint64_t nonce)
    : bench_(settings, rules, world, stored, nonce),
      post_(bench_),
      collector_(bench_),
      sessions_(bench_),
      sync_(bench_, post_),
      heads_(bench_, stored.heads) {
    for (const auto& rows : stored.waiting) {
        presence_.touch(rows.delivery);
        post_.load(rows.parcels);
    }
}

void Station::fetch(const DeliveryId& delivery) {
    if (presence_.touch(delivery)) return;
    const auto rows = bench_.world().stored(delivery);
    post_.load(rows.parcels);
    load(rows);
}

/// What is over leaves the memory; what waits, or is not on disk yet, counts as spoken of.
void Station::forgetOldest() {
    // Every step of every delivery comes here. A delivery takes more than eight steps, so this many looks
    // find what is over as fast as it comes, while up to thirty times as many wait.
    constexpr int kLooksAtMost = 4;
    for (int i = 0; i < kLooksAtMost && presence_.size() > bench_.settings().deliveriesInMemory; ++i) {
        const auto delivery = presence_.oldest();
        if (!post_.mayForget(delivery) || !mayForget(delivery)) {
            presence_.touch(delivery);
            continue;
        }
        post_.forget(delivery);
        forget(delivery);
        presence_.forgetOldest();
    }
}

Effects Station::step(const Event& event, Now now) {
    bench_.beginStep(now);
    dispatchEvent(event);
    for (const auto& arrival : collector_.takeArrivals()) {
        fetch({arrival.manifest->message, arrival.manifest->from, arrival.recipient});
        onArrival(arrival);
    }
    post_.dispatch();
    forgetOldest();
    return bench_.endStep();
}

std::vector<PeerState> Station::peerStates(Now now) const {
    const auto backlogs = post_.backlogs();
    std::vector<PeerState> states;
    for (const auto& session : bench_.sessions()) {
        auto& state = states.emplace_back(PeerState{.peer = session.row.peer, .isUp = session.up});
        state.held = post_.heldFrom(session.row.peer);
        state.isFull = isFull(session.row.peer);
        if (session.nonce != 0) state.silentFor = now.steady - session.heardAt;
        const auto backlog = backlogs.find(session.row.peer);
        if (backlog != backlogs.end()) state.backlog = backlog->second;
    }
    return states;
}

bool Station::isFull(NodeId peer) const {
    const auto& settings = bench_.settings();
    const auto own = std::ranges::find(settings.quotas, peer, &std::pair<NodeId, Quota>::first);
    return bench_.rules().isFull(post_.heldFrom(peer),
                                 own == settings.quotas.end() ? settings.quota : own->second);
}

void Station::dispatchEvent(const Event& event) {
    if (const auto* received = std::get_if<Received>(&event)) return onFrame(received->from, received->frame);
    if (const auto* persisted = std::get_if<Persisted>(&event)) return onPersisted(persisted->upTo);
    if (const auto* stored = std::get_if<BlobStored>(&event)) return collector_.onStored(stored->blob);
    if (const auto* synced = std::get_if<FolderSynced>(&event))
        return collector_.onFolderSynced(synced->blob);
    if (const auto* failed = std::get_if<BlobFailed>(&event)) return collector_.onFailed(*failed);
    if (std::holds_alternative<Tick>(event)) return onTick();
    if (std::holds_alternative<Started>(event)) return start();
    if (const auto* line = std::get_if<LineUp>(&event)) return onLineUp(line->peer);
    if (std::holds_alternative<PersistFailed>(event)) return bench_.effect(Stop{});
    if (const auto delivery = std::visit(DeliveryOf{}, event)) fetch(*delivery);
    onCommand(event);
}

void Station::onPersisted(TransactionNumber upTo) {
    bench_.onPersisted(upTo);
    heads_.onDurable();
}

void Station::start() {
    post_.start();
    sessions_.start();
    sweepAt_ = bench_.now().steady + bench_.settings().sweep;
    bench_.wakeAt(sweepAt_);
}

void Station::onLineUp(NodeId peer) {
    auto* session = bench_.session(peer);
    if (session == nullptr) return;
    sessions_.onLineUp(*session);
    post_.peerDown(peer);
}

void Station::onFrame(NodeId from, const Frame& frame) {
    auto* session = bench_.session(from);
    if (session == nullptr) return;
    const auto change = sessions_.onFrame(*session, frame);
    if (change.restarted) post_.peerDown(from);
    if (change.foundRestored) {
        post_.markAttempted(from);
        bench_.notify(NoticeKind::restored, DeliveryId{});
    }
    if (change.owesNow) {
        heads_.beginAnew(*session);
        bench_.notify(NoticeKind::peerRestored, from);
    }
    if (change.cameUp) {
        Heads::onUp(*session);
        post_.peerUp(from);
        for (const auto& key : post_.parkedFor(from))  // what they waited for is here
            post_.reopen(*post_.find(key));
    }
    if (change.cameUp || change.owesNow) sync_.begin(from);
    if (!change.accepted) return;
    onHeads(*session, frame);
    onBody(from, frame.body);
}

void Station::onHeads(Session& session, const Frame& frame) {
    if (const auto* shown = std::get_if<ShowHead>(&frame.body)) heads_.onShown(session, *shown);
    if (const auto* seen = std::get_if<HeadSeen>(&frame.body)) heads_.onSeen(session, *seen);
}

void Station::onBody(NodeId from, const Body& body) {
    if (const auto delivery = std::visit(DeliveryOf{}, body)) fetch(*delivery);
    if (const auto* submit = std::get_if<Submit>(&body)) return onSubmit(from, *submit);
    if (const auto* ack = std::get_if<Ack>(&body)) return onAck(from, *ack);
    if (const auto* report = std::get_if<Report>(&body)) return onReport(from, *report);
    if (const auto* need = std::get_if<Need>(&body)) return onNeed(from, *need);
    if (const auto* chunk = std::get_if<Chunk>(&body)) return collector_.onChunk(from, *chunk);
    if (const auto* recall = std::get_if<Recall>(&body)) return onRecall(from, *recall);
    if (const auto* nack = std::get_if<Nack>(&body)) return onNack(from, *nack);
    if (const auto* offer = std::get_if<SyncOffer>(&body)) return onOffer(from, *offer);
    if (const auto* want = std::get_if<SyncWant>(&body)) return onWant(from, *want);
    if (const auto* returned = std::get_if<Returned>(&body)) return onReturned(from, *returned);
}

void Station::onNeed(NodeId from, const Need& need) {
    auto* tracked = post_.find({ParcelKind::submit, need.delivery, 0});
    // Bytes go only to the node that the message goes to, and only while it does.
    if (tracked == nullptr || tracked->parcel.to != from || tracked->parcel.state != ParcelState::open)
        return;
    const auto& parts = tracked->parcel.manifest->parts;
    const auto part = std::ranges::find(parts, need.blob, &Part::digest);
    if (part == parts.end() || !bench_.world().hasBlob(need.blob) || need.offset >= part->sizeBytes) return;
    post_.progressed(*tracked);
    const auto end =
        std::min(need.offset + std::min(need.bytes, bench_.settings().windowBytes), part->sizeBytes);
    for (auto offset = need.offset; offset < end;) {
        const auto bytes = std::min(bench_.settings().chunkBytes, end - offset);
        bench_.send(from, Chunk{need.delivery, need.blob, offset, bytes});
        offset += bytes;
    }
}

void Station::onAck(NodeId from, const Ack& ack) {
    auto* tracked = post_.find(ack.key);
    if (tracked == nullptr || tracked->parcel.to != from ||
        !bench_.rules().answers(ack.round, tracked->parcel))
        return;
    const auto& parcel = tracked->parcel;
    if (parcel.manifest && parcel.manifest->digest != ack.digest) return;
    // Expired and parked are only ours: the next node's word that it has the message is above them.
    const bool open = parcel.state == ParcelState::open || parcel.state == ParcelState::expired ||
                      parcel.state == ParcelState::parked;
    if (open) onHandedOver(*tracked);
}

void Station::onNack(NodeId from, const Nack& nack) {
    auto* tracked = post_.find(nack.key);
    if (tracked == nullptr || tracked->parcel.to != from || tracked->parcel.state != ParcelState::open)
        return;
    if (!tracked->parcel.manifest || tracked->parcel.manifest->digest != nack.digest) return;
    if (bench_.rules().isForNow(nack.code)) return post_.postpone(*tracked);
    if (bench_.rules().answers(nack.round, tracked->parcel)) onRefused(*tracked, nack.code);
}

void Station::onOffer(NodeId from, const SyncOffer& offer) {
    SyncWant want{offer.page, offer.done, {}};
    for (const auto& key : offer.keys) {
        fetch(key.key.delivery);
        if (lacks(from, key)) want.missing.push_back(key);
    }
    if (offer.done) bench_.session(from)->awaitsSync = false;
    bench_.send(from, std::move(want));
}

void Station::onWant(NodeId from, const SyncWant& want) {
    for (const auto& missing : want.missing)
        fetch(missing.key.delivery);
    if (sync_.onWant(from, want)) sessions_.syncFinished(*bench_.session(from));
}

void Station::onTick() {
    if (!bench_.ticked()) return;
    sessions_.onTick();
    post_.onTick();
    collector_.onTick();
    sync_.onTick();
    if (sweepAt_ <= bench_.now().steady) sweep();
    bench_.wakeAt(sweepAt_);
}

void Station::sweep() {
    sweepAt_ = bench_.now().steady + bench_.settings().sweep;
    checkSilence();
    heads_.onSweep();
    for (const auto& key : post_.openSubmits()) {
        auto& tracked = *post_.find(key);
        const auto* session = bench_.session(tracked.parcel.to);
        const auto away = bench_.now().steady - std::max(tracked.openSince, session->downSince);
        if (bench_.now().utc >= tracked.parcel.expiresAt)
            onExpired(tracked);
        else if (!session->up && away >= bench_.settings().parkAfter)
            onUnreachable(tracked);
    }
}

void Station::checkSilence() {
    for (auto& session : bench_.sessions()) {
        const bool silent = bench_.now().steady - session.heardAt > bench_.settings().silence;
        if (!session.up || !silent || !post_.awaitsAnswer(session.row.peer)) continue;
        sessions_.giveUp(session);
        post_.peerDown(session.row.peer);
    }
}

Report Station::makeReport(const ReportSubject& about, ReportCode code, std::uint32_t sequence,
                           const std::string& text) {
    Report report{.delivery = about.delivery,
                  .content = about.content,
                  .id = bench_.random(),
                  .sequence = sequence,
                  .code = code,
                  .signer = bench_.settings().self,
                  .at = bench_.now().utc,
                  .text = text};
    report.signature = bench_.world().sign(report);
    return report;
}

Report Station::makeFact(const ReportSubject& about, ReportCode code, std::uint32_t round, NackCode reason) {
    const auto self = bench_.settings().self;
    const auto id = scramble(scramble(about.delivery),
                             scramble(self.value, static_cast<std::uint64_t>(code) << 32 | round));
    Report report{.delivery = about.delivery,
                  .content = about.content,
                  .id = id,
                  .round = round,
                  .code = code,
                  .reason = reason,
                  .signer = self,
                  .at = bench_.now().utc};
    report.signature = bench_.world().sign(report);
    return report;
}

void Station::sendReport(const Report& report, NodeId to, Priority priority) {
    Parcel parcel;
    parcel.key = {ParcelKind::report, report.delivery, report.id};
    parcel.to = to;
    parcel.cameFrom = bench_.settings().self;
    parcel.priority = priority;
    parcel.round = report.round;
    parcel.report = report;
    post_.add(std::move(parcel));
}

}  // namespace vanthu::exchange_cores
