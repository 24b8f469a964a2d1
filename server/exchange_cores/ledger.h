#pragma once

#include <deque>

#include "server/exchange_cores/events.h"
#include "server/exchange_cores/rules.h"

namespace vanthu::exchange_cores {

/// What may be said only once it is on disk: answers, and everything that another node will keep.
using Answer = std::variant<Ack, Nack, Submit, Recall, Report, Returned>;
/// What may be said at any time: it promises nothing.
using Question = std::variant<Hello, Need, Chunk, SyncOffer, SyncWant>;

/// Gathers the rows of one step into one transaction, and holds back what may be said only after its
/// commit. An Answer cannot be sent in another way: who acknowledges names the transaction that makes it
/// true.
class Ledger {
  public:
    Ledger(const Rules& rules, std::vector<std::uint64_t> logHeads)
        : rules_(rules), log_(std::move(logHeads)), durableMark_(log_.mark()) {}

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
    [[nodiscard]] const EvidenceLog& log() const { return log_; }
    [[nodiscard]] LogMark durableMark() const { return durableMark_; }

  private:
    const Rules& rules_;
    EvidenceLog log_;
    LogMark durableMark_;
    std::vector<Row> rows_;
    std::uint64_t leaf_{0};
    TransactionNumber next_{1};
    TransactionNumber durable_{0};
    std::deque<std::pair<TransactionNumber, LogMark>> underWay_;
    std::deque<Held> held_;
};

}  // namespace vanthu::exchange_cores
