#pragma once

#include "schemas/domain/book.h"
#include "schemas/domain/change.h"
#include "server/app/finding.h"
#include "storage/integrity.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::app {

/// A number of a series: {12, "a"}.
using NumberKey = std::pair<int, std::string>;

/// The documents of a series by the number that they carry, and their latest day.
struct Carriers {
    std::map<NumberKey, domain::DocumentId> documents;
    std::optional<domain::Date> lastDay;
};

/// All that one transaction read of a series.
struct SeriesContent {
    domain::NumberSeries series;
    std::vector<storage::NumberRow> numbers;
    std::vector<domain::Reservation> reservations;
    std::vector<domain::SecretStub> stubs;
    std::vector<domain::Change> changes;  ///< history of the series, oldest first
};

/// Finds where a series disagrees with the documents that carry its numbers, or with the change log:
/// "number_altered", "number_missing", "number_beyond_series", "series_altered", "reservation_altered",
/// "stub_altered". Documents after `lastRead` were registered since the carriers were read.
void compareSeries(const SeriesContent& content, const Carriers& carriers, domain::DocumentId lastRead,
                   const Find& find);

}  // namespace vanthu::app
