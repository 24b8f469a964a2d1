#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <utility>

namespace vanthu::bench {

inline constexpr int kProvinceUnits = 200;
/// Documents are spread over so many days.
inline constexpr int kProvinceDays = 365;
[[nodiscard]] domain::Date firstDayOfProvince();

/// Writes a year of a province into a database that has its tables and nothing in them, millions of documents
/// in minutes: by SQLite itself, past the stores, and the facts and sums that follow the log as the follower
/// would have written them. Half of the documents go out, each to another unit, one number in a hundred was
/// never entered, one document in twenty has no file, one in ten did not arrive. The log itself stays empty.
/// Throws std::runtime_error.
void makeProvince(const std::filesystem::path& database, std::int64_t documents);

/// By unit and direction: entered, with file, missing; of outgoing ones documents due, served to all,
/// deliveries due, served.
using ProvinceFigures = std::map<std::pair<domain::OrganisationId, bool>, std::array<std::int64_t, 7>>;

/// The same figures of the whole year as somebody would ask for them who has the tables and SQL.
[[nodiscard]] ProvinceFigures scannedBySql(const std::filesystem::path& database);

}  // namespace vanthu::bench
