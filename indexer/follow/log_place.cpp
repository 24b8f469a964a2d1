#include "indexer/follow/log_place.h"

#include "storage/change_log.h"

namespace vanthu::indexer {

search::LogCursor placeInLog(storage::ReadTransaction& transaction, domain::Sequence sequence) {
    if (sequence == 0) return {};
    const auto rows = storage::readChanges(transaction, sequence - 1, 1);
    if (rows.empty() || rows.front().sequence != sequence) return {};
    return {sequence, rows.front().hash};
}

bool belongsToLog(storage::Database& database, const search::LogCursor& cursor) {
    return database.read([&](storage::ReadTransaction& transaction) {
        return placeInLog(transaction, cursor.sequence) == cursor;
    });
}

}  // namespace vanthu::indexer
