#pragma once

#include "server/exchange_cores/ledger.h"
#include "server/exchange_cores/settings.h"

namespace vanthu::exchange_cores {

/// What we and one peer know of each other in this life of the process.
struct Session {
    PeerRow row;
    bool rowChanged{false};
    std::uint64_t nonce{0};  ///< of the peer; 0 before its first hello
    LogMark lastMark;
    bool up{false};
    bool verified{false};    ///< it heard of this life of ours, and we of its memory of us
    bool compared{false};    ///< it was verified once in this life: no restoration since the start
    bool awaitsSync{false};  ///< that comparison showed that we were restored
    HeadRow head;            ///< of its log
    TransactionNumber headWritten{0};
    LogMark keepsOfUs;        ///< of our log, as it said since it came up; ours has it
    bool headRefused{false};  ///< wrongly signed, and people were told
    Moment heardAt{0};
    Moment downSince{0};
    Moment probeAt{0};
    Moment helloNotBefore{0};
    std::uint32_t probes{0};
};

/// What the parts of a core share: the step that runs, its effects, the sessions to stamp frames with.
class Workbench {
  public:
    Workbench(const Settings& settings, const Rules& rules, const World& world, const StoredState& stored,
              std::uint64_t nonce);

    void beginStep(Now now) { now_ = now; }
    /// Commits what was put, and gives the effects of the step.
    [[nodiscard]] Effects endStep();

    void send(NodeId to, Question question);
    /// The only way to say what must be true on disk first.
    void answer(TransactionNumber written, NodeId to, Answer answer);
    void onPersisted(TransactionNumber upTo);
    TransactionNumber put(Row row) { return ledger_.put(std::move(row)); }
    void effect(Effect effect) { effects_.push_back(std::move(effect)); }
    void notify(NoticeKind kind, const DeliveryId& delivery, Standing standing = Standing::queued) {
        effects_.emplace_back(Notify{kind, delivery, standing});
    }
    void notify(NoticeKind kind, NodeId node) { effects_.emplace_back(Notify{.kind = kind, .node = node}); }
    /// Asks for a Tick no earlier than that steady moment.
    void wakeAt(Moment steady);
    /// True for the Tick that was asked for last; an earlier one, since overtaken, changes nothing.
    [[nodiscard]] bool ticked() {
        if (now_.steady < wakeAt_) return false;
        wakeAt_ = kNever;
        return true;
    }

    [[nodiscard]] Session* session(NodeId peer);
    [[nodiscard]] std::vector<Session>& sessions() { return sessions_; }
    [[nodiscard]] const std::vector<Session>& sessions() const { return sessions_; }
    /// We are no old backup as far as that peer can know, or have been healed since.
    [[nodiscard]] bool isVerified(NodeId peer);
    /// True where we may speak of what we never did towards that peer. Once restored, never again: even a
    /// message that comes to us for the first time may be one that we passed on and forgot.
    [[nodiscard]] bool remembersEverything(NodeId peer);
    [[nodiscard]] bool mayForget(TransactionNumber written) const { return ledger_.mayForget(written); }
    /// Something was written that is not on disk yet.
    [[nodiscard]] bool hasUnderWay() const { return ledger_.hasUnderWay(); }
    [[nodiscard]] Now now() const { return now_; }
    [[nodiscard]] std::uint64_t nonce() const { return nonce_; }
    [[nodiscard]] std::uint64_t random() { return scramble(nonce_, ++drawn_); }
    [[nodiscard]] const Ledger& ledger() const { return ledger_; }
    [[nodiscard]] const Settings& settings() const { return settings_; }
    [[nodiscard]] const Rules& rules() const { return rules_; }
    [[nodiscard]] const World& world() const { return world_; }

  private:
    static constexpr Moment kNever = INT64_MAX;
    void emit(NodeId to, Body body);

    const Settings& settings_;
    const Rules& rules_;
    const World& world_;
    const std::uint64_t nonce_;  ///< new with every start, and the seed of all chance
    Ledger ledger_;
    std::vector<Session> sessions_;
    Effects effects_;
    Now now_;
    std::uint64_t drawn_{0};
    Moment wakeAt_{kNever};
};

}  // namespace vanthu::exchange_cores
