#pragma once

#include "schemas/domain/change.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

class Session;
struct LogHead;

/// Adds one row to the log, in the transaction of the change itself. Sequence order is commit order, because
/// the transaction has held the log's lock since its begin: a follower never misses a row.
domain::Sequence appendChange(WriteTransaction& transaction, std::string_view entity, std::int64_t entityId,
                              std::string_view action, std::string_view before, std::string_view after);

/// Rows after a sequence, ascending.
[[nodiscard]] std::vector<domain::Change> readChanges(ReadTransaction& transaction, domain::Sequence after,
                                                      int limit);

/// Which rows somebody looks for; what is empty does not filter.
struct ChangeFilter {
    std::optional<domain::AccountId> account;  ///< who did it; 0: the system
    std::string entity;
    std::optional<std::int64_t> entityId;           ///< only with an entity
    std::optional<domain::Timestamp> from, before;  ///< of the row
};
struct FoundChanges {
    std::vector<domain::Change> changes;  ///< newest first
    /// Give as `below` for what is older; none when the log was looked through to its beginning.
    std::optional<domain::Sequence> next;
};
/// Rows below a sequence that the filter wants, newest first, at most `limit`. One call looks through
/// kRowsLookedThrough rows at most, so it may find fewer, or none, and still have a `next`.
[[nodiscard]] FoundChanges findChanges(ReadTransaction& transaction, const ChangeFilter& filter,
                                       domain::Sequence below, int limit);
inline constexpr int kRowsLookedThrough = 200'000;

/// The newest of all, 0 for an empty log.
[[nodiscard]] domain::Sequence newestChange(ReadTransaction& transaction);

/// The history of one thing, oldest first.
[[nodiscard]] std::vector<domain::Change> changesOf(ReadTransaction& transaction, std::string_view entity,
                                                    std::int64_t entityId);

/// Everything that happened to things of one kind up to a sequence, oldest first; for kinds that are rare.
[[nodiscard]] std::vector<domain::Change> changesOfEntity(ReadTransaction& transaction,
                                                          std::string_view entity, domain::Sequence last);

/// First sequence in (after, after + limit] whose hash does not follow from the row before it, 0 when all do.
[[nodiscard]] domain::Sequence firstBrokenChange(ReadTransaction& transaction, domain::Sequence after,
                                                 int limit);

/// Locks the end of the log until the commit, and reads it. Begins the transaction of a GroupWriter.
[[nodiscard]] LogHead lockLogHead(Session& session);
/// Writes where the log ends now. Ends the transaction of a GroupWriter.
void storeLogHead(Session& session, const LogHead& head);

}  // namespace vanthu::storage
