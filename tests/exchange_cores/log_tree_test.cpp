#include "server/exchange_cores/log_tree.h"

#include <catch2/catch.hpp>

#include "tests/support/cheap_hashes.h"

using namespace vanthu::exchange_cores;
using vanthu::tests::cheapJoin;

namespace {

constexpr std::uint64_t kSizes = 70;

Digest leaf(std::uint64_t number) {
    return {{number, 1, 2, 3}};
}

/// Word for word as RFC 9162, 2.1.1 says it.
Digest rootByDefinition(std::uint64_t begin, std::uint64_t end) {
    if (end - begin == 1) return leaf(begin);
    std::uint64_t half = 1;
    while (half * 2 < end - begin)
        half *= 2;
    return cheapJoin(rootByDefinition(begin, begin + half), rootByDefinition(begin + half, end));
}

struct Log {
    explicit Log(std::uint64_t size) {
        for (std::uint64_t i = 0; i < size; ++i) {
            onDisk.push_back(peaks.append(leaf(i), join));
            marks.push_back(peaks.mark(join));
        }
    }
    [[nodiscard]] StoredLog stored() const { return {nodes, join}; }

    const JoinHashes join = cheapJoin;
    LogPeaks peaks;
    std::vector<std::vector<Digest>> onDisk;
    std::vector<LogMark> marks;  ///< after each leaf
    const LogNodes nodes = [this](std::uint64_t size) { return onDisk.at(size - 1); };
};

Digest rootOver(std::uint64_t number, std::uint64_t size, const std::vector<Digest>& path) {
    auto hash = leaf(number);
    auto beside = path.begin();
    for (; size > 1; number /= 2, size = size / 2 + size % 2) {
        if ((number ^ 1U) >= size) continue;
        hash = number % 2 == 0 ? cheapJoin(hash, *beside) : cheapJoin(*beside, hash);
        ++beside;
    }
    CHECK(beside == path.end());
    return hash;
}

}  // namespace

TEST_CASE("the root of a log of any size is that of its definition, from memory and from disk",
          "[exchange_cores]") {
    const Log log(kSizes);
    CHECK(LogPeaks{}.mark(log.join) == LogMark{});
    for (std::uint64_t size = 1; size <= kSizes; ++size) {
        CHECK(log.marks[size - 1] == LogMark{size, rootByDefinition(0, size)});
        CHECK(log.stored().markAt(size) == log.marks[size - 1]);
    }
    LogPeaks again;
    for (const auto& nodes : log.onDisk)
        again.append(nodes);
    CHECK(again.mark(log.join) == log.marks.back());
}

TEST_CASE("every leaf leads to the root of every log that has it", "[exchange_cores]") {
    const Log log(kSizes);
    for (std::uint64_t size = 1; size <= kSizes; ++size)
        for (std::uint64_t number = 0; number < size; ++number)
            REQUIRE(rootOver(number, size, log.stored().path(number, size)) == log.marks[size - 1].root);
}

TEST_CASE("a log is shown to continue every earlier one, and no other", "[exchange_cores]") {
    const Log log(kSizes);
    for (std::uint64_t size = 1; size <= kSizes; ++size)
        for (std::uint64_t from = 1; from <= size; ++from) {
            INFO(from << " of " << size);
            const auto& before = log.marks[from - 1];
            const auto& after = log.marks[size - 1];
            const auto proof = log.stored().consistency(from, size);
            REQUIRE(isContinuedBy(before, after, proof, log.join));
            auto other = before;
            other.root.words[3] ^= 1;
            CHECK_FALSE(isContinuedBy(other, after, proof, log.join));
            other = after;
            other.root.words[3] ^= 1;
            CHECK_FALSE(isContinuedBy(before, other, proof, log.join));
            for (std::size_t i = 0; i < proof.size(); ++i) {
                auto altered = proof;
                altered[i].words[0] ^= 1;
                CHECK_FALSE(isContinuedBy(before, after, altered, log.join));
                altered.erase(altered.begin() + static_cast<std::ptrdiff_t>(i));
                CHECK_FALSE(isContinuedBy(before, after, altered, log.join));
            }
            auto longer = proof;
            longer.push_back(leaf(1));
            CHECK_FALSE(isContinuedBy(before, after, longer, log.join));
        }
}

TEST_CASE("anything continues nothing, and a log that was longer once is no continuation",
          "[exchange_cores]") {
    const Log log(9);
    CHECK(isContinuedBy({}, log.marks.back(), {}, log.join));
    CHECK_FALSE(isContinuedBy({}, log.marks.back(), log.onDisk.front(), log.join));
    CHECK_FALSE(isContinuedBy({0, leaf(1)}, log.marks.back(), {}, log.join));
    CHECK_FALSE(isContinuedBy(log.marks.back(), log.marks.front(), {}, log.join));
    CHECK_FALSE(isContinuedBy({UINT64_MAX - 1, leaf(1)}, {UINT64_MAX, leaf(1)},
                              std::vector<Digest>(200, leaf(1)), log.join));
}
