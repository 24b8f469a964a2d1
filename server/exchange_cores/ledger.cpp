#include "server/exchange_cores/ledger.h"

namespace vanthu::exchange_cores {
namespace {

/// Stands for the hash of the row's bytes, which the shell's log takes.
struct LeafOf {
    std::uint64_t operator()(const Parcel& row) const {
        return scramble(HashOf{}(row.key), static_cast<std::uint64_t>(row.state) + row.round);
    }
    std::uint64_t operator()(const OutboxRow& row) const {
        return scramble(scramble(row.delivery), row.reports.size());
    }
    std::uint64_t operator()(const InboxRow& row) const { return scramble(scramble(row.delivery), row.item); }
    std::uint64_t operator()(const PeerRow& row) const { return scramble(row.peer.value, row.seen.head); }
};

}  // namespace

TransactionNumber Ledger::put(Row row) {
    leaf_ = scramble(leaf_, std::visit(LeafOf{}, row));
    rows_.push_back(std::move(row));
    return next_;
}

void Ledger::commit(Effects& effects) {
    if (rows_.empty()) return;
    const auto mark = log_.append(leaf_);
    underWay_.emplace_back(next_, mark);
    effects.emplace_back(Persist{{next_, std::move(rows_), mark}});
    rows_.clear();
    ++next_;
}

std::optional<Answer> Ledger::holdUntilDurable(TransactionNumber written, NodeId to, Answer answer) {
    if (rules_.mayAnswer(written, durable_)) return answer;
    held_.push_back({written, to, std::move(answer)});
    return std::nullopt;
}

std::vector<Ledger::Held> Ledger::onPersisted(TransactionNumber upTo) {
    durable_ = std::max(durable_, upTo);
    for (; !underWay_.empty() && underWay_.front().first <= durable_; underWay_.pop_front())
        durableMark_ = underWay_.front().second;
    std::vector<Held> free;
    // Answers wait in the order of their transactions but for repeats, which name an older one.
    for (auto held = held_.begin(); held != held_.end();) {
        if (held->number > durable_) {
            ++held;
            continue;
        }
        free.push_back(std::move(*held));
        held = held_.erase(held);
    }
    return free;
}

}  // namespace vanthu::exchange_cores
