#include "server/exchange_cores/hub_core.h"

namespace vanthu::exchange_cores {
namespace {

DeliveryId deliveryOf(const Submit& submit) {
    return {submit.manifest->message, submit.manifest->from, submit.recipient};
}

bool mayStillLeave(ParcelState state) {
    return state == ParcelState::open || state == ParcelState::expired || state == ParcelState::parked;
}

}  // namespace

void HubCore::acknowledge(NodeId from, const Tracked& tracked) {
    const auto& parcel = tracked.parcel;
    bench_.answer(tracked.written, from,
                  Ack{parcel.key, parcel.round, parcel.manifest ? parcel.manifest->digest : Digest{}});
}

/// A party is spoken for only by the node that lies on the way to it. One that the directory no longer knows
/// may still have something to say of what is under way.
bool HubCore::speaksFor(NodeId peer, PartyId party) const {
    return bench_.world().route(party).value_or(peer) == peer;
}

void HubCore::onSubmit(NodeId from, const Submit& submit) {
    const auto delivery = deliveryOf(submit);
    // No row: it would take the key away from who may use it.
    if (!speaksFor(from, delivery.from))
        return bench_.answer(0, from,
                             Nack{{ParcelKind::submit, delivery, 0},
                                  submit.round,
                                  submit.manifest->digest,
                                  NackCode::notAuthorised});
    if (auto* known = post_.find({ParcelKind::submit, delivery, 0})) return onRepeated(from, submit, *known);
    if (isRecalled(delivery))
        return take({from, submit.manifest, submit.recipient, submit.round}, ParcelState::suppressed);
    consider(from, submit);
}

void HubCore::consider(NodeId from, const Submit& submit) {
    if (!bench_.world().route(submit.recipient)) return decline(from, submit, NackCode::unknownRecipient);
    if (const auto code = bench_.world().admit(*submit.manifest, submit.recipient, submit.round))
        return decline(from, submit, *code);
    // No row: nothing is refused, and it may come again in the same round.
    if (isFull(from))
        return bench_.answer(0, from,
                             Nack{{ParcelKind::submit, deliveryOf(submit), 0},
                                  submit.round,
                                  submit.manifest->digest,
                                  NackCode::busy});
    collector_.collect(from, submit);
}

void HubCore::onRepeated(NodeId from, const Submit& submit, Tracked& tracked) {
    auto& parcel = tracked.parcel;
    if (parcel.manifest->digest != submit.manifest->digest) {
        bench_.notify(NoticeKind::conflict, parcel.key.delivery);
        return bench_.answer(tracked.written, from,
                             Nack{parcel.key, submit.round, submit.manifest->digest, NackCode::conflict});
    }
    const bool isNewRound = submit.round > parcel.round;
    if (parcel.state == ParcelState::declined) {
        if (!isNewRound)
            return bench_.answer(tracked.written, from,
                                 Nack{parcel.key, parcel.round, parcel.manifest->digest, parcel.code});
        return consider(from, submit);
    }
    if (isNewRound) {
        parcel.round = submit.round;
        parcel.expiresAt = submit.expiresAt;
        const bool recalled =
            parcel.state == ParcelState::suppressed || parcel.state == ParcelState::tombstone;
        recalled ? post_.save(tracked) : post_.reopen(tracked);
    }
    acknowledge(from, tracked);
}

void HubCore::decline(NodeId from, const Submit& submit, NackCode code) {
    Parcel parcel;
    parcel.key = {ParcelKind::submit, deliveryOf(submit), 0};
    parcel.cameFrom = from;
    parcel.state = ParcelState::declined;
    parcel.code = code;
    parcel.round = submit.round;
    parcel.manifest = submit.manifest;
    const auto& tracked = post_.add(std::move(parcel));
    bench_.answer(tracked.written, from,
                  Nack{tracked.parcel.key, submit.round, submit.manifest->digest, code});
}

void HubCore::onArrival(const Arrival& arrival) {
    const Submit submit{arrival.manifest, arrival.recipient, arrival.round, arrival.expiresAt};
    const auto delivery = deliveryOf(submit);
    const auto* known = post_.find({ParcelKind::submit, delivery, 0});
    if (known != nullptr && known->parcel.state != ParcelState::declined)
        return onSubmit(arrival.from, submit);  // another copy of it was faster
    if (isRecalled(delivery)) return take(arrival, ParcelState::suppressed);
    if (!arrival.usable) return decline(arrival.from, submit, NackCode::hashMismatch);
    take(arrival, ParcelState::open);
}

void HubCore::take(const Arrival& arrival, ParcelState state) {
    Parcel parcel;
    parcel.key = {
        ParcelKind::submit, {arrival.manifest->message, arrival.manifest->from, arrival.recipient}, 0};
    parcel.to = bench_.world().route(arrival.recipient).value_or(NodeId{});
    parcel.cameFrom = arrival.from;
    parcel.priority = arrival.manifest->priority;
    parcel.state = state;
    parcel.round = arrival.round;
    parcel.expiresAt = arrival.expiresAt;
    parcel.manifest = arrival.manifest;
    acknowledge(arrival.from, post_.add(std::move(parcel)));
}

void HubCore::onRecall(NodeId from, const Recall& recall) {
    if (!speaksFor(from, recall.delivery.from)) return;
    if (const auto* known = post_.find({ParcelKind::recall, recall.delivery, 0}))
        return acknowledge(from, *known);
    auto* submit = post_.find({ParcelKind::submit, recall.delivery, 0});
    const auto to = bench_.world().route(recall.delivery.to);
    const bool isHere = submit != nullptr && (mayStillLeave(submit->parcel.state) ||
                                              submit->parcel.state == ParcelState::declined);
    const bool neverLeft =
        isHere && bench_.rules().mayClaimNeverLeft(submit->parcel, to && bench_.remembersEverything(*to));
    if (neverLeft) post_.close(*submit, ParcelState::tombstone);
    if (neverLeft || !to)
        plantTombstone(from, recall);
    else
        passRecallOn(from, recall, *to, submit);
}

/// From now on this hub never lets the message pass, and says so in its own name.
void HubCore::plantTombstone(NodeId from, const Recall& recall) {
    Parcel parcel;
    parcel.key = {ParcelKind::recall, recall.delivery, 0};
    parcel.cameFrom = from;
    parcel.state = ParcelState::tombstone;
    parcel.round = 0;
    parcel.recall = recall;
    acknowledge(from, post_.add(std::move(parcel)));
    Parcel about;
    about.key.delivery = recall.delivery;
    about.priority = Priority::express;
    tellSender(about, ReportCode::recalledBeforeArrival);
}

/// What is not known here, or may have left, only the nodes behind us can answer for.
void HubCore::passRecallOn(NodeId from, const Recall& recall, NodeId to, Tracked* submit) {
    if (submit != nullptr && mayStillLeave(submit->parcel.state))
        post_.close(*submit, ParcelState::suppressed);
    Parcel parcel;
    parcel.key = {ParcelKind::recall, recall.delivery, 0};
    parcel.to = to;
    parcel.cameFrom = from;
    parcel.priority = Priority::express;
    parcel.round = 0;
    parcel.recall = recall;
    acknowledge(from, post_.add(std::move(parcel)));
}

void HubCore::onReport(NodeId from, const Report& report) {
    if (!speaksFor(from, report.delivery.to)) return;
    if (const auto* known = post_.find({ParcelKind::report, report.delivery, report.id}))
        return acknowledge(from, *known);
    const auto to = bench_.world().route(report.delivery.from);
    if (!to) return;
    if (report.code == ReportCode::arrived) noteArrival(from, report.delivery);
    Parcel parcel;
    parcel.key = {ParcelKind::report, report.delivery, report.id};
    parcel.to = *to;
    parcel.cameFrom = from;
    parcel.round = report.round;
    parcel.report = report;
    acknowledge(from, post_.add(std::move(parcel)));
}

/// A receipt says what a lost ACK would have said; after a restoration of the receiver it matters.
void HubCore::noteArrival(NodeId from, const DeliveryId& delivery) {
    auto* submit = post_.find({ParcelKind::submit, delivery, 0});
    if (submit != nullptr && submit->parcel.to == from && submit->parcel.state != ParcelState::handedOver)
        post_.close(*submit, ParcelState::handedOver);
}

void HubCore::tellSender(const Parcel& about, ReportCode code, NackCode reason) {
    const auto to = bench_.world().route(about.key.delivery.from);
    if (!to) return;
    const auto report = makeFact(subjectOf(about), code, about.round, reason);
    if (!post_.has({ParcelKind::report, report.delivery, report.id})) sendReport(report, *to, about.priority);
}

void HubCore::onHandedOver(Tracked& tracked) {
    post_.close(tracked, ParcelState::handedOver);
}

void HubCore::onRefused(Tracked& tracked, NackCode code) {
    tracked.parcel.code = code;
    post_.close(tracked, ParcelState::refused);
    tellSender(tracked.parcel, ReportCode::notAccepted, code);
}

void HubCore::onExpired(Tracked& tracked) {
    post_.close(tracked, ParcelState::expired);
    tellSender(tracked.parcel, ReportCode::expired);
}

void HubCore::onUnreachable(Tracked& tracked) {
    post_.close(tracked, ParcelState::parked);
    tellSender(tracked.parcel, ReportCode::parked);
}

bool HubCore::lacks(NodeId /*offeredBy*/, const SyncKey& key) {
    // What we only passed on comes again from who gave it to us, for that node was shown our log too.
    if (key.fromYou) return false;
    const auto* known = post_.find(key.key);
    return known == nullptr || known->parcel.round < key.round;
}

}  // namespace vanthu::exchange_cores
