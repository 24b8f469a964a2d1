#pragma once

#include <cstdint>

#include "server/exchange_cores/ids.h"

namespace vanthu::exchange_simulation {

/// All chance of one run comes from one seed, so every run can be replayed.
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(exchange_cores::scramble(seed)) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        return exchange_cores::scramble(state_);
    }
    /// 0 … limit - 1
    std::uint64_t below(std::uint64_t limit) { return limit == 0 ? 0 : next() % limit; }
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(most - least + 1)));
    }
    /// True that often; `rate` in 0 … 1.
    bool happens(double rate) { return static_cast<double>(next() >> 11) * 0x1.0p-53 < rate; }

  private:
    std::uint64_t state_;
};

}  // namespace vanthu::exchange_simulation
