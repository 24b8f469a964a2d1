#pragma once

#include <utility>
#include <vector>

#include "server/exchange_cores/frame.h"

namespace vanthu::exchange_cores {

/// The chain of hashes over everything this node ever committed, one leaf a transaction. Peers remember how
/// far they saw it; a node that cannot show what they saw was restored from an old backup.
class EvidenceLog {
  public:
    explicit EvidenceLog(std::vector<std::uint64_t> heads) : heads_(std::move(heads)) {}

    LogMark append(std::uint64_t leaf) {
        heads_.push_back(scramble(mark().head, leaf));
        return mark();
    }
    [[nodiscard]] LogMark mark() const { return {heads_.size(), heads_.empty() ? 0 : heads_.back()}; }
    [[nodiscard]] bool contains(LogMark other) const {
        if (other.size == 0) return true;
        return other.size <= heads_.size() && heads_[other.size - 1] == other.head;
    }

  private:
    std::vector<std::uint64_t> heads_;
};

}  // namespace vanthu::exchange_cores
