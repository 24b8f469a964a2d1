#include "server/evidence/hash_tree.h"

namespace vanthu::evidence {
namespace {

using storage::Sha256;

std::string_view bytesOf(const Sha256& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::vector<Sha256> hashesOf(const std::vector<std::string>& leaves) {
    std::vector<Sha256> hashes;
    for (const auto& leaf : leaves)
        hashes.push_back(hashOfLeaf(leaf));
    return hashes;
}

}  // namespace

/// The prefixes keep a leaf from being passed off as a node (RFC 6962, 2.1).
Sha256 hashOfLeaf(std::string_view bytes) {
    storage::Digester digester;
    digester.update(std::string_view("\0", 1));
    digester.update(bytes);
    return digester.finish();
}

Sha256 hashOfNode(const Sha256& left, const Sha256& right) {
    storage::Digester digester;
    digester.update("\1");
    digester.update(bytesOf(left));
    digester.update(bytesOf(right));
    return digester.finish();
}

HashTree::HashTree(const std::vector<std::string>& leaves) : HashTree(hashesOf(leaves)) {}

HashTree::HashTree(std::vector<Sha256> leafHashes) {
    levels_.push_back(std::move(leafHashes));
    while (levels_.back().size() > 1) {
        const auto below = levels_.back();
        auto& level = levels_.emplace_back();
        for (std::size_t i = 0; i + 1 < below.size(); i += 2)
            level.push_back(hashOfNode(below[i], below[i + 1]));
        if (below.size() % 2 == 1) level.push_back(below.back());  // who has no neighbour goes up as it is
    }
}

std::vector<Sha256> HashTree::path(std::size_t leaf) const {
    std::vector<Sha256> beside;
    for (const auto& level : levels_) {
        const auto neighbour = leaf ^ 1U;
        if (level.size() > 1 && neighbour < level.size()) beside.push_back(level[neighbour]);
        leaf /= 2;
    }
    return beside;
}

std::size_t pathLength(std::uint64_t leaf, std::uint64_t size) {
    std::size_t length = 0;
    for (; size > 1; leaf /= 2, size = size / 2 + size % 2)
        if ((leaf ^ 1U) < size) ++length;
    return length;
}

Sha256 rootOver(std::string_view leafBytes, std::uint64_t leaf, std::uint64_t size,
                const std::vector<Sha256>& path) {
    auto hash = hashOfLeaf(leafBytes);
    auto beside = path.begin();
    for (; size > 1; leaf /= 2, size = size / 2 + size % 2) {
        if ((leaf ^ 1U) >= size) continue;
        hash = leaf % 2 == 0 ? hashOfNode(hash, *beside) : hashOfNode(*beside, hash);
        ++beside;
    }
    return hash;
}

}  // namespace vanthu::evidence
