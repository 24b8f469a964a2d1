#pragma once

#include "tests/bench/record.h"

namespace vanthu::bench {

/// A directory of 150,000 organisations from its publisher over a hub to a commune, and changes of it; real
/// processes, lines and disks.
void measureDirectory(const Report& report);

}  // namespace vanthu::bench
