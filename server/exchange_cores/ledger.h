#pragma once

#include <deque>

#include "server/exchange_cores/events.h"
#include "server/exchange_cores/rules.h"
#include "server/exchange_cores/settings.h"

namespace vanthu::exchange_cores {

/// What may be said only once it is on disk: answers, and everything that another node will keep.
using Answer = std::variant<Ack, Nack, Submit, Recall, Report, Returned, ShowHead, HeadSeen>;
/// What may be said at any time: it promises nothing.
using Question = std::variant<Hello, Need, Chunk, SyncOffer, SyncWant>;

/// Gathers the rows of one step into one transaction, and holds back what may be said only after its
/// commit. An Answer cannot be sent in another way: who acknowledges names the transaction that makes it
/// true.
class Ledger {
  public:
    /// Both outlive it. `logSize`: leaves on disk.
    Ledger(const Rules& rules, const World& world, std::uint64_t logSize);

    /// The row is part of the transaction of this step; gives its number.
    TransactionNumber put(Row row);
    [[nodiscard]] bool isOpen() const { return !rows_.empty(); }
    /// Ends the step. Nothing happens when nothing was put.
    void commit(Effects& effects);

    struct Held {
        TransactionNumber number;
        NodeId to;
        Answer answer;
    };
    /// Gives the answer back when it may go now, else keeps it until its transaction is durable.
    [[nodiscard]] std::optional<Answer> holdUntilDurable(TransactionNumber written, NodeId to, Answer answer);
    /// What may go now that everything up to that number is on disk.
    [[nodiscard]] std::vector<Held> onPersisted(TransactionNumber upTo);

    /// Nothing is lost when what that transaction wrote leaves the memory.
    [[nodiscard]] bool mayForget(TransactionNumber written) const {
        return rules_.mayForget(written, durable_);
    }
    [[nodiscard]] bool hasUnderWay() const { return isOpen() || !underWay_.empty(); }
    [[nodiscard]] const LogMark& durableMark() const { return durableMark_; }
    /// Of the log when it had that size; none: on disk it never had. What is not on disk nobody ever saw.
    [[nodiscard]] std::optional<Digest> rootAt(std::uint64_t size) const;
    /// How long the log was with the last transaction that isWork(). Of what was on disk at the start all
    /// counts as such.
    [[nodiscard]] std::uint64_t workedUpTo() const { return workedUpTo_; }
    [[nodiscard]] StoredLog storedLog() const { return {world_.logNodes, world_.join}; }

  private:
    const Rules& rules_;
    const World& world_;
    LogPeaks log_;         ///< with what is under way
    LogPeaks durableLog_;  ///< without
    LogMark durableMark_;
    std::uint64_t workedUpTo_;
    std::vector<Row> rows_;
    TransactionNumber next_{1};
    TransactionNumber durable_{0};
    std::deque<std::pair<TransactionNumber, std::vector<Digest>>> underWay_;  ///< with its LogNodes
    std::deque<Held> held_;
};

}  // namespace vanthu::exchange_cores
