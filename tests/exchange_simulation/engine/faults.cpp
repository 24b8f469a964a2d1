#include "tests/exchange_simulation/engine/faults.h"

namespace vanthu::exchange_simulation {

Faults tunedFaults(std::uint64_t seed) {
    Chance chance(seed ^ 0xFA17);
    const auto rate = [&](double most) {
        return chance.happens(0.5) ? most * static_cast<double>(chance.below(100) + 1) / 100 : 0;
    };
    const auto every = [&](Moment least, Moment most) {
        return chance.happens(0.5) ? chance.between(least, most) : 0;
    };
    Faults faults;
    faults.drop = rate(0.2);
    faults.duplicate = rate(0.2);
    faults.late = rate(0.1);
    faults.damage = rate(0.003);
    faults.crash = rate(0.001);
    faults.syncFails = rate(0.0005);
    faults.delay = chance.between(1, 150);
    faults.diskLatency = chance.happens(0.8) ? chance.between(1, 10) : 200;
    faults.partitionEvery = every(20'000, 300'000);
    faults.fullDiskEvery = every(60'000, 600'000);
    faults.clockJumpEvery = every(30'000, 300'000);
    faults.killEvery = every(10'000, 300'000);
    faults.longestOutage = chance.happens(0.7) ? 60'000 : 900'000;
    faults.restore = chance.happens(0.4);
    return faults;
}

}  // namespace vanthu::exchange_simulation
