#pragma once

#include <map>

#include "server/exchange_cores/post.h"
#include "server/exchange_cores/sessions.h"

namespace vanthu::exchange_cores {

/// The giving side of SYNC: after a peer was restored from an old backup it is asked, page by page, what it
/// no longer has of what it acknowledged or made, until a whole pass finds nothing missing.
class Sync {
  public:
    Sync(Workbench& bench, Post& post) : bench_(bench), post_(post) {}

    /// Starts, or starts anew, a pass if that peer is owed one.
    void begin(NodeId peer);
    /// True when the peer confirmed that it has everything.
    [[nodiscard]] bool onWant(NodeId from, const SyncWant& want);
    void onTick();

  private:
    struct Pass {
        std::vector<SyncKey> keys;       ///< of the page that is offered
        std::optional<DeliveryId> upTo;  ///< the last delivery that was looked at
        bool isOver{false};              ///< there is none behind it
        std::uint32_t page{0};
        bool foundMissing{false};
        Moment repeatAt{0};
    };
    void startPass(NodeId peer, bool needsAnother);
    void offer(NodeId peer, Pass& pass);
    void restore(NodeId peer, Tracked& tracked);
    void giveBack(NodeId to, const Tracked& tracked);
    void readPage(NodeId peer, Pass& pass);
    void addKeys(NodeId peer, const DeliveryRows& rows, std::vector<SyncKey>& keys) const;

    Workbench& bench_;
    Post& post_;
    std::map<NodeId, Pass> passes_;
};

}  // namespace vanthu::exchange_cores
