#include "server/exchange_cores/log_tree.h"

#include <algorithm>
#include <bit>

namespace vanthu::exchange_cores {
namespace {

/// Of a tree of two leaves or more: how many of them are below its left branch.
std::uint64_t leftLeaves(std::uint64_t size) {
    return std::bit_floor(size - 1);
}

}  // namespace

LogPeaks::LogPeaks(std::uint64_t size, const LogNodes& nodes) : size_(size) {
    std::uint64_t end = 0;
    for (auto left = size; left > 0; left -= std::bit_floor(left)) {
        end += std::bit_floor(left);
        peaks_.push_back(nodes(end).at(static_cast<std::size_t>(std::countr_zero(std::bit_floor(left)))));
    }
}

std::vector<Digest> LogPeaks::append(const Digest& leaf, const JoinHashes& join) {
    std::vector<Digest> nodes{leaf};
    const auto merged = static_cast<std::size_t>(std::countr_one(size_));
    for (std::size_t i = 0; i < merged; ++i)
        nodes.push_back(join(peaks_[peaks_.size() - 1 - i], nodes.back()));
    append(nodes);
    return nodes;
}

void LogPeaks::append(std::span<const Digest> nodes) {
    peaks_.resize(peaks_.size() - (nodes.size() - 1));
    peaks_.push_back(nodes.back());
    ++size_;
}

LogMark LogPeaks::mark(const JoinHashes& join) const {
    if (peaks_.empty()) return {};
    auto root = peaks_.back();
    for (auto peak = std::next(peaks_.rbegin()); peak != peaks_.rend(); ++peak)
        root = join(*peak, root);
    return {size_, root};
}

/// `begin` is where a branch of the tree begins, so that the full subtrees in it end where those of a log of
/// that length would, moved by `begin`.
Digest StoredLog::rootOf(std::uint64_t begin, std::uint64_t end) const {
    const LogNodes moved = [&](std::uint64_t size) { return nodes(begin + size); };
    return LogPeaks(end - begin, moved).mark(join).root;
}

std::vector<Digest> StoredLog::consistency(std::uint64_t from, std::uint64_t size) const {
    std::vector<Digest> proof;
    std::uint64_t begin = 0;
    auto end = size;
    bool isWholeOld = true;  // what is left is all of the old tree: whoever checks it has its root
    while (end != from) {
        const auto split = begin + leftLeaves(end - begin);
        if (from <= split) {
            proof.push_back(rootOf(split, end));
            end = split;
        } else {
            proof.push_back(rootOf(begin, split));
            begin = split;
            isWholeOld = false;
        }
    }
    if (!isWholeOld) proof.push_back(rootOf(begin, end));
    std::ranges::reverse(proof);
    return proof;
}

std::vector<Digest> StoredLog::path(std::uint64_t leaf, std::uint64_t size) const {
    std::vector<Digest> beside;
    std::uint64_t begin = 0;
    for (auto end = size; end - begin > 1;) {
        const auto split = begin + leftLeaves(end - begin);
        if (leaf < split) {
            beside.push_back(rootOf(split, end));
            end = split;
        } else {
            beside.push_back(rootOf(begin, split));
            begin = split;
        }
    }
    std::ranges::reverse(beside);
    return beside;
}

bool isContinuedBy(const LogMark& from, const LogMark& to, std::span<const Digest> proof,
                   const JoinHashes& join) {
    if (from.size == to.size) return proof.empty() && from == to;
    if (from.size > to.size) return false;
    if (from.size == 0) return proof.empty() && from == LogMark{};
    const bool startsWithOld = std::has_single_bit(from.size);
    if (proof.empty() && !startsWithOld) return false;
    auto oldRoot = startsWithOld ? from.root : proof.front();
    auto newRoot = oldRoot;
    auto old = from.size - 1;
    auto last = to.size - 1;
    const auto full = std::countr_one(old);
    old >>= full;
    last >>= full;
    for (const auto& beside : proof.subspan(startsWithOld ? 0 : 1)) {
        if (last == 0) return false;
        if (old % 2 == 1 || old == last) {
            oldRoot = join(beside, oldRoot);
            newRoot = join(beside, newRoot);
            for (; old % 2 == 0 && old != 0; old >>= 1)
                last >>= 1;
        } else {
            newRoot = join(newRoot, beside);
        }
        old >>= 1;
        last >>= 1;
    }
    return last == 0 && oldRoot == from.root && newRoot == to.root;
}

}  // namespace vanthu::exchange_cores
