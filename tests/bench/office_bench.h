#pragma once

#include "tests/bench/installation.h"
#include "tests/bench/record.h"

namespace vanthu::bench {

/// A register of 10,000 lines as PDF over HTTP: how long it takes, and the most memory that vanthud ever held
/// meanwhile.
void measureRegister(Installation& installation, const Report& report);

/// Time to open an inbox page of 20 among 100,000 documents of 50 units, then among a million: for a clerk
/// who reads one unit and has work of others, for the leader of all units, and for an administrator. Over
/// HTTP, one client, no page twice without a change in between.
void measureInbox(Installation& installation, const Report& report);

}  // namespace vanthu::bench
