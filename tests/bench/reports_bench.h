#pragma once

#include "tests/bench/record.h"

#include <cstddef>
#include <string>

namespace vanthu::bench {

/// The rates of a province of 200 units with that many documents: from the figures that follow the log, and
/// counted row by row as the peer. `below` is a folder for the database.
void measureReports(const std::string& below, std::size_t documents, const Report& report);

/// What keeping these figures costs: processor time of vanthud to register a document with a new file of
/// 4 KiB over HTTP, of 64 clerks in as many units at once, and to count it. Once as vanthud itself says, and
/// once against a second one that does not count, which has the part of the commits in it.
void measureCounters(const std::string& below, const Report& report);

}  // namespace vanthu::bench
