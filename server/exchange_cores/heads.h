#pragma once

#include "server/exchange_cores/workbench.h"

namespace vanthu::exchange_cores {

/// Signed heads of logs: ours is signed now and then and shown to every peer; of each peer the newest one is
/// kept that its log was shown to continue. It never changes the state of a document.
class Heads {
  public:
    Heads(Workbench& bench, const std::vector<HeadRow>& stored);

    /// The log on disk grew: signs where that is due, and shows it.
    void onDurable();
    /// The same, and shows again who does not keep it yet.
    void onSweep();
    /// A session stands: what the peer keeps of us may be less than it was.
    static void onUp(Session& session) { session.keepsOfUs = {}; }
    void onShown(Session& session, const ShowHead& shown);
    void onSeen(Session& session, const HeadSeen& seen);
    /// The peer said that it was restored: its log is another one from here on.
    void beginAnew(Session& session);

  private:
    void signWhenDue();
    void showAll();
    void show(Session& session);
    void keep(Session& session, const SignedHead& head);
    void refuse(Session& session);
    void noteContradiction(Session& session, const SignedHead& shown);
    void noteConflict(const Session& session, const SignedHead& shown, bool told);

    Workbench& bench_;
    HeadRow own_;
    TransactionNumber ownWritten_{0};
    Moment signedAt_{INT64_MIN / 2};
};

}  // namespace vanthu::exchange_cores
