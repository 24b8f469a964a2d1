#pragma once

#include "tests/bench/installation.h"
#include "tests/bench/record.h"

namespace vanthu::bench {

/// A register of 10,000 lines as PDF over HTTP: how long it takes, and the most memory that vanthud ever held
/// meanwhile.
void measureRegister(Installation& installation, const Report& report);

}  // namespace vanthu::bench
