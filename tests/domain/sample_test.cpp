#include "schemas/domain/sample.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>

using namespace vanthu::domain;

namespace {

/// Exact for the small populations of this test.
std::int64_t choose(std::int64_t n, std::int64_t k) {
    if (k < 0 || k > n) return 0;
    std::int64_t ways = 1;
    for (std::int64_t i = 1; i <= k; ++i)
        ways = ways * (n - k + i) / i;
    return ways;
}

/// Ways in which a sample of `size` has `hits` when `having` of `population` are hits.
std::int64_t ways(std::int64_t population, std::int64_t size, std::int64_t having, std::int64_t hits) {
    return choose(having, hits) * choose(population - having, size - hits);
}

}  // namespace

TEST_CASE("an interval covers the truth in 95 of 100 samples, whatever the truth is", "[domain]") {
    for (std::int64_t population = 1; population <= 24; ++population)
        for (std::int64_t size = 1; size <= population; ++size)
            for (std::int64_t having = 0; having <= population; ++having) {
                std::int64_t covered = 0;
                for (std::int64_t hits = 0; hits <= size; ++hits) {
                    if (ways(population, size, having, hits) == 0) continue;
                    const auto interval = countInterval(population, size, hits);
                    if (interval.lowest <= having && having <= interval.highest)
                        covered += ways(population, size, having, hits);
                }
                INFO(size << " of " << population << " of which " << having);
                CHECK(covered * 100 >= choose(population, size) * 95);
            }
}

TEST_CASE("a count just outside an interval would have been a rare sample", "[domain]") {
    for (std::int64_t size = 1; size <= 20; ++size)
        for (std::int64_t hits = 0; hits <= size; ++hits) {
            const std::int64_t population = 20;
            const auto [lowest, highest] = countInterval(population, size, hits);
            std::int64_t low = 0, high = 0;
            for (std::int64_t other = 0; other <= size; ++other) {
                if (other >= hits) low += ways(population, size, lowest - 1, other);
                if (other <= hits) high += ways(population, size, highest + 1, other);
            }
            INFO(hits << " of " << size);
            // Below what was seen, and above what can be, there is nothing to reject.
            if (lowest > hits) CHECK(low * 40 < choose(population, size));
            if (highest < population - (size - hits)) CHECK(high * 40 < choose(population, size));
        }
}

TEST_CASE("a count of which the sample has a probability of 2,5 % to the letter stays", "[domain]") {
    for (std::int64_t fortieth = 1; fortieth <= 25'000; fortieth += fortieth < 100 ? 1 : 4'999) {
        const auto population = 40 * fortieth;
        INFO("one of " << population);
        // One number was drawn: with a fortieth of all having it, it is a hit once in 40 draws.
        CHECK(countInterval(population, 1, 1) == CountInterval{fortieth, population});
        CHECK(countInterval(population, 1, 0) == CountInterval{0, population - fortieth});
    }
}

TEST_CASE("a sample of everything leaves no doubt, and one of half a million is soon computed", "[domain]") {
    CHECK(countInterval(50, 50, 47) == CountInterval{47, 47});
    CHECK(countInterval(1, 1, 0) == CountInterval{0, 0});
    // Nothing missing in 60 of 1,200: up to 5 % of all may still be.
    const auto none = countInterval(1200, 60, 60);
    CHECK(none.highest == 1200);
    CHECK(none.lowest > 1125);
    CHECK(none.lowest < 1140);
    const auto large = countInterval(500'000, 1000, 990);
    // Clopper-Pearson for an endless population: 0.9817 to 0.9952.
    CHECK(large.lowest > 490'700);
    CHECK(large.lowest < 491'100);
    CHECK(large.highest > 497'400);
    CHECK(large.highest < 497'700);
}
