#pragma once

#include "server/exchange_cores/workbench.h"

namespace vanthu::exchange_cores {

/// Finds peers, notices their restarts and our own restoration. Knows nothing of documents: a line that
/// breaks never changes the state of one.
class Sessions {
  public:
    explicit Sessions(Workbench& bench) : bench_(bench) {}

    /// What a frame did to the session, for the parts that care.
    struct Change {
        bool accepted{false};   ///< the frame may be heard
        bool restarted{false};  ///< the peer began a new life: what flew to it is lost
        bool cameUp{false};
        bool foundRestored{false};  ///< we were restored, as this peer just showed us
        bool owesNow{false};        ///< the peer was restored: it is owed a SYNC from now on
    };
    void start();
    [[nodiscard]] Change onFrame(Session& session, const Frame& frame);
    void onTick();
    /// Greets at once. What the former line carried may be lost.
    void onLineUp(Session& session);
    /// It owes us answers and says nothing.
    void giveUp(Session& session);
    void syncFinished(Session& session);

  private:
    Change onHello(Session& session, const Frame& frame, const Hello& hello);
    void noteMark(Session& session, const Frame& frame, Change& change);
    enum class Ask : std::uint8_t { no, yes };
    void hello(Session& session, Ask ask);
    void probe(Session& session);

    Workbench& bench_;
};

}  // namespace vanthu::exchange_cores
