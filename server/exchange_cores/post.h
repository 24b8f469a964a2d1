#pragma once

#include <deque>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include "server/exchange_cores/peer_state.h"
#include "server/exchange_cores/workbench.h"

namespace vanthu::exchange_cores {

/// A parcel and what this life of the process does with it.
struct Tracked {
    enum class Phase : std::uint8_t { idle, waiting, flying, pausing };
    Parcel parcel;
    TransactionNumber written{0};  ///< transaction of its last change
    bool loaded{false};            ///< it was on disk when the process started
    Phase phase{Phase::idle};
    std::uint32_t tries{0};
    Moment dueAt{0};
    Moment openSince{0};
};

/// What waits for one peer: the highest lane first, in a lane one from each source in turn.
class Waiting {
  public:
    void push(std::size_t lane, NodeId source, const ParcelKey& key);
    /// Those that `isWaiting` denies were closed meanwhile; they take nobody's turn.
    template <class IsWaiting>
    [[nodiscard]] std::optional<ParcelKey> pop(const Rules& rules, IsWaiting&& isWaiting);

  private:
    struct Lane {
        std::vector<NodeId> sources;  ///< sorted; each has a queue that is not empty
        std::vector<std::deque<ParcelKey>> queues;
        NodeId last;
    };
    static void removeFront(Lane& lane, std::size_t index);

    std::array<Lane, kLanes> lanes_;
};

/// Hands parcels to peers and repeats them until they are answered. Submits and control parcels have
/// windows of their own, so that a report never waits behind a file.
class Post {
  public:
    explicit Post(Workbench& bench);

    /// From disk. Those that are open leave once the station has started.
    void load(const std::vector<Parcel>& parcels);
    /// True where nothing of it waits and its last change is on disk.
    [[nodiscard]] bool mayForget(const DeliveryId& delivery) const;
    void forget(const DeliveryId& delivery);

    [[nodiscard]] Tracked* find(const ParcelKey& key);
    [[nodiscard]] bool has(const ParcelKey& key) const { return parcels_.contains(key); }
    Tracked& add(Parcel parcel);
    /// The row changed; its state did not.
    void save(Tracked& tracked);
    void close(Tracked& tracked, ParcelState state);
    void reopen(Tracked& tracked);
    /// Bytes of it are being drawn: it is not lost.
    void progressed(Tracked& tracked);

    void start();
    void peerUp(NodeId peer);
    void peerDown(NodeId peer);
    void onTick();
    /// Sends what the windows allow.
    void dispatch();
    [[nodiscard]] bool awaitsAnswer(NodeId peer) const;
    /// We were restored: nothing loaded from disk is known not to have left.
    void markAttempted(NodeId peer);
    [[nodiscard]] std::vector<ParcelKey> openSubmits() const;
    [[nodiscard]] std::vector<ParcelKey> parkedFor(NodeId peer) const;
    [[nodiscard]] std::unordered_map<NodeId, Backlog, HashOf> backlogs() const;
    /// Documents that came from there and still wait.
    [[nodiscard]] Held heldFrom(NodeId peer) const;
    /// Its next node has no room for it now.
    void postpone(Tracked& tracked);
    /// Every parcel of it; false: none is in memory.
    template <class Visit>
    bool forEach(const DeliveryId& delivery, Visit&& visit) const {
        const auto found = keysOf_.find(delivery);
        if (found == keysOf_.end()) return false;
        for (const auto& key : found->second)
            visit(parcels_.at(key).parcel);
        return true;
    }

  private:
    struct Link {
        NodeId peer;
        bool up{false};
        std::array<Waiting, 2> waiting;  ///< of submits, of the rest
        std::array<std::size_t, 2> flying{};
        std::unordered_set<ParcelKey, HashOf> open;
    };
    struct Alarm {
        Moment at;
        ParcelKey key;
        bool operator<(const Alarm& other) const { return at > other.at; }  // the earliest on top
    };
    [[nodiscard]] Link* link(NodeId peer);
    Tracked& hold(Tracked tracked);
    [[nodiscard]] bool isWaiting(const ParcelKey& key) const;
    void enqueue(Tracked& tracked);
    void leave(Tracked& tracked);
    void handOver(Link& link, Tracked& tracked);
    void alarmAt(Tracked& tracked, Moment at);
    void pause(Tracked& tracked);
    /// Before its state changes, and after: what waits is counted where it came from.
    void uncount(const Parcel& parcel);
    void count(const Parcel& parcel);

    Workbench& bench_;
    std::unordered_map<ParcelKey, Tracked, HashOf> parcels_;
    std::unordered_map<DeliveryId, std::vector<ParcelKey>, HashOf> keysOf_;
    std::unordered_map<NodeId, Held, HashOf> held_;
    std::vector<Link> links_;
    std::priority_queue<Alarm> alarms_;
};

}  // namespace vanthu::exchange_cores
