#pragma once

#include "indexer/search/manifest.h"
#include "storage/database.h"

namespace vanthu::indexer {

/// True when the log has this row: an index that follows it belongs to this log.
[[nodiscard]] bool belongsToLog(storage::Database& database, const search::LogCursor& cursor);

/// The row of that sequence; the beginning for 0.
[[nodiscard]] search::LogCursor placeInLog(storage::ReadTransaction& transaction, domain::Sequence sequence);

}  // namespace vanthu::indexer
