#pragma once

#include "tests/exchange_simulation/engine/simulation.h"

namespace vanthu::exchange_simulation {

/// The sender does not know the end yet, and will.
[[nodiscard]] bool isUnclear(const OutboxRow& row, exchange_cores::Standing shown);
/// May the sender see the one after the other?
[[nodiscard]] bool isLawfulStep(exchange_cores::Standing before, exchange_cores::Standing after);
/// Reads the disks of a finished run and adds every broken promise to the outcome.
void check(const Simulation& simulation, Outcome& outcome);

}  // namespace vanthu::exchange_simulation
