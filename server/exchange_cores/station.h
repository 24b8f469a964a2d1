#pragma once

#include "server/exchange_cores/collector.h"
#include "server/exchange_cores/heads.h"
#include "server/exchange_cores/presence.h"
#include "server/exchange_cores/sync.h"

namespace vanthu::exchange_cores {

/// What a gateway and a hub have in common: `step(event, now) -> effects`. The same stored state, nonce and
/// events give the same effects. One thread; never blocks, never fails on input.
class Station {
  public:
    /// Settings, rules and world outlive the station. `nonce`: fresh chance, new with every start.
    Station(const Settings& settings, const Rules& rules, const World& world, const StoredState& stored,
            std::uint64_t nonce);
    virtual ~Station() = default;
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    [[nodiscard]] Effects step(const Event& event, Now now);
    [[nodiscard]] std::vector<PeerState> peerStates(Now now) const;

  protected:
    /// What a derived core keeps of a delivery beside its parcels: read from disk; free to go, because its
    /// last change is on disk; gone.
    virtual void load(const DeliveryRows&) {}
    [[nodiscard]] virtual bool mayForget(const DeliveryId&) const { return true; }
    virtual void forget(const DeliveryId&) {}
    /// After this, until the end of the step, everything on disk of that delivery is in memory.
    void fetch(const DeliveryId& delivery);

    virtual void onSubmit(NodeId from, const Submit& submit) = 0;
    /// All files are durable, or will never match.
    virtual void onArrival(const Arrival& arrival) = 0;
    virtual void onRecall(NodeId from, const Recall& recall) = 0;
    virtual void onReport(NodeId from, const Report& report) = 0;
    virtual void onHandedOver(Tracked& tracked) = 0;
    virtual void onRefused(Tracked& tracked, NackCode code) = 0;
    virtual void onExpired(Tracked& tracked) = 0;
    /// Its next node was away for longer than Settings::parkAfter.
    virtual void onUnreachable(Tracked& tracked) = 0;
    /// SYNC, taking side: not on this disk, though it was here or made here.
    [[nodiscard]] virtual bool lacks(NodeId offeredBy, const SyncKey& key) = 0;
    virtual void onReturned(NodeId from, const Returned& returned) = 0;
    virtual void onCommand(const Event& event) = 0;

    /// What a person decided.
    [[nodiscard]] Report makeReport(const ReportSubject& about, ReportCode code, std::uint32_t sequence,
                                    const std::string& text);
    /// A fact that has the same id whenever this node states it.
    [[nodiscard]] Report makeFact(const ReportSubject& about, ReportCode code, std::uint32_t round,
                                  NackCode reason = NackCode::unavailable);
    /// What waits here of that peer is as much as its quota.
    [[nodiscard]] bool isFull(NodeId peer) const;
    void sendReport(const Report& report, NodeId to, Priority priority);

    Workbench bench_;
    Post post_;
    Collector collector_;

  private:
    void dispatchEvent(const Event& event);
    void forgetOldest();
    void start();
    void onPersisted(TransactionNumber upTo);
    void onLineUp(NodeId peer);
    void onFrame(NodeId from, const Frame& frame);
    void onBody(NodeId from, const Body& body);
    void onHeads(Session& session, const Frame& frame);
    void onNeed(NodeId from, const Need& need);
    void onAck(NodeId from, const Ack& ack);
    void onNack(NodeId from, const Nack& nack);
    void onOffer(NodeId from, const SyncOffer& offer);
    void onWant(NodeId from, const SyncWant& want);
    void onTick();
    void sweep();
    void checkSilence();

    Sessions sessions_;
    Sync sync_;
    Heads heads_;
    Presence presence_;
    Moment sweepAt_{0};
};

}  // namespace vanthu::exchange_cores
