#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/digest.h"

namespace vanthu::evidence {

/// The hashes of RFC 6962, 2.1, with which every tree here is made.
[[nodiscard]] storage::Sha256 hashOfLeaf(std::string_view bytes);
[[nodiscard]] storage::Sha256 hashOfNode(const storage::Sha256& left, const storage::Sha256& right);

/// The tree of RFC 6962, 2.1: one signature of its root is one of every leaf, shown by the few hashes beside
/// the way from the leaf to the root.
class HashTree {
  public:
    /// Precondition: not empty.
    explicit HashTree(const std::vector<std::string>& leaves);
    /// Of leaves that are known by their hashes. Precondition: not empty.
    explicit HashTree(std::vector<storage::Sha256> leafHashes);

    [[nodiscard]] const storage::Sha256& root() const { return levels_.back().front(); }
    [[nodiscard]] std::size_t size() const { return levels_.front().size(); }
    /// The hashes beside the way up, from the leaf on. Precondition: `leaf` < size().
    [[nodiscard]] std::vector<storage::Sha256> path(std::size_t leaf) const;

  private:
    std::vector<std::vector<storage::Sha256>> levels_;
};

/// How long path() is.
[[nodiscard]] std::size_t pathLength(std::uint64_t leaf, std::uint64_t size);
/// The root to which that way leads. Precondition: path.size() == pathLength(leaf, size), leaf < size.
[[nodiscard]] storage::Sha256 rootOver(std::string_view leafBytes, std::uint64_t leaf, std::uint64_t size,
                                       const std::vector<storage::Sha256>& path);

}  // namespace vanthu::evidence
