#pragma once

#include <functional>
#include <span>
#include <vector>

#include "server/exchange_cores/frame.h"

/// The evidence log of a node: the Merkle tree of RFC 9162, 2.1 over one leaf a transaction. Which hash it is
/// World says. Of the tree only its peaks are in memory, one hash a bit of its size; the rest lies on disk.
namespace vanthu::exchange_cores {

/// The hash of a node above these two.
using JoinHashes = std::function<Digest(const Digest& left, const Digest& right)>;
/// What the leaf that made the log `size` long completed: its own hash, then those of the full subtrees that
/// end with it, from small to large. So every full subtree is found under its last leaf.
using LogNodes = std::function<std::vector<Digest>(std::uint64_t size)>;

/// The roots of the full subtrees of which a log of that size consists, the largest first.
class LogPeaks {
  public:
    LogPeaks() = default;
    /// Those of the first `size` leaves, as far as `nodes` knows them.
    LogPeaks(std::uint64_t size, const LogNodes& nodes);

    /// Gives what LogNodes has to give for the new size.
    std::vector<Digest> append(const Digest& leaf, const JoinHashes& join);
    /// The same leaf, whose nodes are known.
    void append(std::span<const Digest> nodes);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    /// Zeros of an empty log.
    [[nodiscard]] LogMark mark(const JoinHashes& join) const;

  private:
    std::uint64_t size_{0};
    std::vector<Digest> peaks_;
};

/// A log on disk, read where a question needs it.
struct StoredLog {
    const LogNodes& nodes;
    const JoinHashes& join;

    [[nodiscard]] LogMark markAt(std::uint64_t size) const { return LogPeaks(size, nodes).mark(join); }
    /// That the first `from` of `size` leaves are the same in both (RFC 9162, 2.1.4.1). Precondition:
    /// 0 < from <= size <= leaves on disk.
    [[nodiscard]] std::vector<Digest> consistency(std::uint64_t from, std::uint64_t size) const;
    /// The hashes beside the way from that leaf to the root of the first `size` (RFC 9162, 2.1.3.1), from the
    /// leaf on. Precondition: leaf < size <= leaves on disk.
    [[nodiscard]] std::vector<Digest> path(std::uint64_t leaf, std::uint64_t size) const;

  private:
    [[nodiscard]] Digest rootOf(std::uint64_t begin, std::uint64_t end) const;
};

/// True where the proof shows that the log of `to` begins with all of that of `from` (RFC 9162, 2.1.4.2).
/// Anything begins with nothing.
[[nodiscard]] bool isContinuedBy(const LogMark& from, const LogMark& to, std::span<const Digest> proof,
                                 const JoinHashes& join);

}  // namespace vanthu::exchange_cores
