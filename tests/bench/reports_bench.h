#pragma once

#include "tests/bench/record.h"

#include <cstddef>
#include <string>

namespace vanthu::bench {

/// The rates of a province of 200 units with that many documents: from the figures that follow the log, and
/// counted row by row as the peer. `below` is a folder for the database.
void measureReports(const std::string& below, std::size_t documents, const Report& report);

}  // namespace vanthu::bench
