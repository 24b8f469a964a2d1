#pragma once

#include "server/exchange_cores/receiver.h"
#include "server/exchange_cores/station.h"

namespace vanthu::exchange_cores {

/// A gateway: the sender and the receiver of its organisations behind one session with its hub.
class GatewayCore final : public Station {
  public:
    GatewayCore(const Settings& settings, const Rules& rules, const World& world, const StoredState& stored,
                std::uint64_t nonce);

  private:
    void load(const DeliveryRows& rows) override;
    bool mayForget(const DeliveryId& delivery) const override;
    void forget(const DeliveryId& delivery) override;
    void onSubmit(NodeId from, const Submit& submit) override { receiver_.onSubmit(from, submit); }
    void onArrival(const Arrival& arrival) override { receiver_.onArrival(arrival); }
    void onRecall(NodeId from, const Recall& recall) override { receiver_.onRecall(from, recall); }
    void onReport(NodeId from, const Report& report) override { sender_.onReport(from, report); }
    void onHandedOver(Tracked& tracked) override;
    void onRefused(Tracked& tracked, NackCode code) override;
    void onExpired(Tracked& tracked) override;
    /// What was never handed over waits here for ever: it is the sender's own.
    void onUnreachable(Tracked&) override {}
    bool lacks(NodeId offeredBy, const SyncKey& key) override;
    void onReturned(NodeId from, const Returned& returned) override;
    void onCommand(const Event& event) override;

    [[nodiscard]] bool canBeRedriven(const DeliveryId& delivery) const;

    Sender sender_;
    Receiver receiver_;
};

}  // namespace vanthu::exchange_cores
