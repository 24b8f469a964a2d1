#include "server/exchange_cores/gateway_core.h"

#include <algorithm>

namespace vanthu::exchange_cores {

GatewayCore::GatewayCore(const Settings& settings, const Rules& rules, const World& world,
                         const StoredState& stored, std::uint64_t nonce)
    : Station(settings, rules, world, stored, nonce),
      sender_(bench_, post_),
      receiver_(bench_, post_, collector_) {
    for (const auto& rows : stored.waiting)
        GatewayCore::load(rows);
    receiver_.use(
        {[this](const ReportSubject& about, ReportCode code, std::uint32_t round) {
             return makeFact(about, code, round);
         },
         [this](const ReportSubject& about, ReportCode code, std::uint32_t sequence,
                const std::string& text) { return makeReport(about, code, sequence, text); },
         [this](const Report& report, NodeId to, Priority priority) { sendReport(report, to, priority); }});
}

void GatewayCore::load(const DeliveryRows& rows) {
    if (rows.outbox) sender_.load(*rows.outbox);
    receiver_.load(rows);
}

bool GatewayCore::mayForget(const DeliveryId& delivery) const {
    return sender_.mayForget(delivery) && receiver_.mayForget(delivery);
}

void GatewayCore::forget(const DeliveryId& delivery) {
    sender_.forget(delivery);
    receiver_.forget(delivery);
}

void GatewayCore::onHandedOver(Tracked& tracked) {
    post_.close(tracked, ParcelState::handedOver);
    if (tracked.parcel.key.kind == ParcelKind::submit) sender_.onHandedOver(tracked.parcel.key.delivery);
}

void GatewayCore::onRefused(Tracked& tracked, NackCode code) {
    tracked.parcel.code = code;
    post_.close(tracked, ParcelState::refused);
    sender_.noteFact(
        makeFact(subjectOf(tracked.parcel), ReportCode::notAccepted, tracked.parcel.round, code));
}

void GatewayCore::onExpired(Tracked& tracked) {
    post_.close(tracked, ParcelState::expired);
    sender_.noteFact(makeFact(subjectOf(tracked.parcel), ReportCode::expired, tracked.parcel.round));
}

bool GatewayCore::lacks(NodeId /*offeredBy*/, const SyncKey& key) {
    const bool ofSender = (key.key.kind == ParcelKind::report) != key.fromYou;
    return ofSender ? sender_.lacks(key) : receiver_.lacks(key);
}

void GatewayCore::onReturned(NodeId from, const Returned& returned) {
    if (returned.key.kind == ParcelKind::report)
        receiver_.onReturned(from, returned.report);
    else
        sender_.onReturned(from, returned);
}

/// After a restoration a message may be known again while its files are gone. What was refused has to be
/// drawn from us once more; the rest lies at our hub.
bool GatewayCore::canBeRedriven(const DeliveryId& delivery) const {
    const auto* row = sender_.find(delivery);
    if (row == nullptr || !row->manifest) return false;
    const auto isHere = [&](const Part& part) { return bench_.world().hasBlob(part.digest); };
    return bench_.rules().standing(*row) != Standing::notAccepted ||
           std::ranges::all_of(row->manifest->parts, isHere);
}

void GatewayCore::onCommand(const Event& event) {
    if (const auto* issue = std::get_if<Issue>(&event)) {
        for (const auto recipient : issue->recipients)
            fetch({issue->manifest->message, issue->manifest->from, recipient});
        sender_.issue(*issue);
    } else if (const auto* recall = std::get_if<AskRecall>(&event)) {
        sender_.askRecall(*recall);
    } else if (const auto* redrive = std::get_if<Redrive>(&event)) {
        if (canBeRedriven(redrive->delivery)) sender_.redrive(*redrive);
    } else if (const auto* decide = std::get_if<Decide>(&event)) {
        receiver_.decide(*decide);
    } else if (const auto* answer = std::get_if<AnswerRecall>(&event)) {
        receiver_.answerRecall(*answer);
    }
}

}  // namespace vanthu::exchange_cores
