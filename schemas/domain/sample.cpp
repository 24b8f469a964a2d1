#include "schemas/domain/sample.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace vanthu::domain {

namespace {

/// Tail probability below which a count is given up, on each side. A tail of 1/40 to the letter, as of one
/// number out of 40, stays whichever way it was rounded: the allowance is more than sums of a million
/// logarithms lose.
constexpr double kTail = 0.025 * (1 - 1e-8);

/// Logarithms of factorials. Not std::lgamma: it writes a global.
class Factorials {
  public:
    explicit Factorials(std::int64_t highest) : logarithms_(static_cast<std::size_t>(highest) + 1) {
        for (std::size_t i = 1; i < logarithms_.size(); ++i)
            logarithms_[i] = logarithms_[i - 1] + std::log(static_cast<double>(i));
    }
    /// Of the number of ways to choose `k` of `n`.
    [[nodiscard]] double choose(std::int64_t n, std::int64_t k) const { return at(n) - at(k) - at(n - k); }

  private:
    [[nodiscard]] double at(std::int64_t n) const { return logarithms_[static_cast<std::size_t>(n)]; }

    std::vector<double> logarithms_;
};

/// How many hits a sample of `size` has.
struct Hypergeometric {
    const Factorials& factorials;
    std::int64_t population, size;

    /// That a sample has between `from` and `to` hits when `having` of the population are hits.
    [[nodiscard]] double between(std::int64_t from, std::int64_t to, std::int64_t having) const {
        double sum = 0;
        const auto least = std::max<std::int64_t>({0, from, size - (population - having)});
        const auto most = std::min({size, to, having});
        const double all = factorials.choose(population, size);
        for (auto hits = least; hits <= most; ++hits)
            sum += std::exp(factorials.choose(having, hits) +
                            factorials.choose(population - having, size - hits) - all);
        return sum;
    }
};

}  // namespace

CountInterval countInterval(std::int64_t population, std::int64_t size, std::int64_t hits) {
    const Factorials factorials(population);
    const Hypergeometric sample{factorials, population, size};
    // What was seen is certain: so many hits, so many misses. Both tails fall or rise with `having`, so the
    // ends are found by halving.
    CountInterval interval{hits, population - (size - hits)};
    for (auto high = interval.highest; interval.lowest < high;) {
        const auto middle = interval.lowest + (high - interval.lowest) / 2;
        if (sample.between(hits, size, middle) > kTail)
            high = middle;
        else
            interval.lowest = middle + 1;
    }
    for (auto low = hits; low < interval.highest;) {
        const auto middle = low + (interval.highest - low + 1) / 2;
        if (sample.between(0, hits, middle) > kTail)
            low = middle;
        else
            interval.highest = middle - 1;
    }
    return interval;
}

}  // namespace vanthu::domain
