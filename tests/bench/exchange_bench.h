#pragma once

#include <string>

#include "tests/bench/record.h"

namespace vanthu::bench {

/// Documents from one installation over vanthu-hub to another, with the receipts back; real processes and
/// disks. `below`: a folder on the disk to measure.
void measureExchange(const std::string& below, const Report& report);

}  // namespace vanthu::bench
