#pragma once

#include "server/exchange_cores/station.h"

namespace vanthu::exchange_cores {

/// A hub: takes custody of what gateways and other hubs hand it, and hands it on. Its row of a submit is
/// dedupe key, state and stored answer at once, and is made in the transaction that its ACK waits for: there
/// is no second step that a crash could leave out.
class HubCore final : public Station {
  public:
    using Station::Station;

  private:
    void onSubmit(NodeId from, const Submit& submit) override;
    void onArrival(const Arrival& arrival) override;
    void onRecall(NodeId from, const Recall& recall) override;
    void onReport(NodeId from, const Report& report) override;
    void onHandedOver(Tracked& tracked) override;
    void onRefused(Tracked& tracked, NackCode code) override;
    void onExpired(Tracked& tracked) override;
    void onUnreachable(Tracked& tracked) override;
    bool lacks(NodeId offeredBy, const SyncKey& key) override;
    /// A hub makes nothing that others keep for it.
    void onReturned(NodeId, const Returned&) override {}
    void onCommand(const Event&) override {}

    [[nodiscard]] bool speaksFor(NodeId peer, PartyId party) const;
    void consider(NodeId from, const Submit& submit);
    void onRepeated(NodeId from, const Submit& submit, Tracked& tracked);
    void decline(NodeId from, const Submit& submit, NackCode code);
    void take(const Arrival& arrival, ParcelState state);
    void acknowledge(NodeId from, const Tracked& tracked);
    void noteArrival(NodeId from, const DeliveryId& delivery);
    void tellSender(const Parcel& about, ReportCode code, NackCode reason = NackCode::unavailable);
    void plantTombstone(NodeId from, const Recall& recall);
    void passRecallOn(NodeId from, const Recall& recall, NodeId to, Tracked* submit);
    [[nodiscard]] bool isRecalled(const DeliveryId& delivery) {
        return post_.has({ParcelKind::recall, delivery, 0});
    }
};

}  // namespace vanthu::exchange_cores
