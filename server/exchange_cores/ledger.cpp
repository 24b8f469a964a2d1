#include "server/exchange_cores/ledger.h"

#include <algorithm>

namespace vanthu::exchange_cores {
Ledger::Ledger(const Rules& rules, const World& world, std::uint64_t logSize)
    : rules_(rules),
      world_(world),
      log_(logSize, world.logNodes),
      durableLog_(log_),
      durableMark_(log_.mark(world.join)),
      workedUpTo_(logSize) {}

TransactionNumber Ledger::put(Row row) {
    rows_.push_back(std::move(row));
    return next_;
}

void Ledger::commit(Effects& effects) {
    if (rows_.empty()) return;
    auto leaf = world_.leafOf(rows_);
    auto nodes = log_.append(leaf.hash, world_.join);
    underWay_.emplace_back(next_, nodes);
    if (std::ranges::any_of(rows_, isWork)) workedUpTo_ = log_.size();
    effects.emplace_back(
        Persist{{next_, std::move(rows_), std::move(leaf.rows), log_.size(), std::move(nodes)}});
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
        durableLog_.append(underWay_.front().second);
    if (durableMark_.size != durableLog_.size()) durableMark_ = durableLog_.mark(world_.join);
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

std::optional<Digest> Ledger::rootAt(std::uint64_t size) const {
    if (size > durableMark_.size) return std::nullopt;
    return size == durableMark_.size ? durableMark_.root : storedLog().markAt(size).root;
}

}  // namespace vanthu::exchange_cores
