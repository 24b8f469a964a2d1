#include "server/evidence/hash_tree.h"

#include <catch2/catch.hpp>

namespace vanthu::evidence {

TEST_CASE("every leaf of a tree of any size leads to its root, and to no other leaf's", "[evidence]") {
    for (std::uint32_t size = 1; size <= 33; ++size) {
        std::vector<std::string> leaves;
        for (std::uint32_t i = 0; i < size; ++i)
            leaves.push_back("báo nhận " + std::to_string(i));
        const HashTree tree(leaves);
        for (std::uint32_t i = 0; i < size; ++i) {
            const auto path = tree.path(i);
            REQUIRE(path.size() == pathLength(i, size));
            CHECK(rootOver(leaves[i], i, size, path) == tree.root());
            CHECK(rootOver("khác", i, size, path) != tree.root());
            if (path.empty()) continue;
            auto altered = path;
            altered.back()[31] ^= 1;
            CHECK(rootOver(leaves[i], i, size, altered) != tree.root());
        }
    }
}

TEST_CASE("a tree is the one of RFC 6962", "[evidence]") {
    // Of the test vectors of Certificate Transparency: "", "\0", "\x10".
    const HashTree tree({"", std::string(1, '\0'), "\x10"});
    CHECK(storage::hex(tree.root()) == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
}

}  // namespace vanthu::evidence
