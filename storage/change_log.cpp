#include "storage/change_log.h"

#include "schemas/domain/error.h"
#include "storage/change_rows.h"
#include "storage/sql.h"

#include <algorithm>
#include <iterator>

namespace vanthu::storage {

domain::Change changeFrom(const Row& row) {
    return {.sequence = row.integer(0),
            .actor = {.account = row.id<domain::AccountId>(1), .at = row.moment(2)},
            .entity = row.text(3),
            .entityId = row.integer(4),
            .action = row.text(5),
            .before = row.text(6),
            .after = row.text(7),
            .previousHash = row.text(8),
            .hash = row.text(9)};
}

domain::Sequence appendChange(WriteTransaction& transaction, std::string_view entity, std::int64_t entityId,
                              std::string_view action, std::string_view before, std::string_view after) {
    auto& head = sessionOf(transaction).head;
    domain::Change change{.sequence = head.sequence + 1,
                          .actor = transaction.actor(),
                          .entity = std::string(entity),
                          .entityId = entityId,
                          .action = std::string(action),
                          .before = std::string(before),
                          .after = std::string(after),
                          .previousHash = head.hash};
    change.hash = domain::changeHash(change);
    execute(transaction,
            "INSERT INTO change_log (sequence, account_id, at, entity, entity_id, action, before_json, "
            "after_json, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            {change.sequence, change.actor.account, change.actor.at, entity, entityId, action, before, after,
             change.previousHash, change.hash});
    head = {change.sequence, change.hash};
    return change.sequence;
}

LogHead lockLogHead(Session& session) {
    std::optional<LogHead> head;
    // An UPDATE that changes nothing locks the row on both databases.
    session.run("UPDATE change_log_head SET sequence = sequence RETURNING sequence, hash", {},
                [&](const Row& row) {
                    head = LogHead{row.integer(0), row.text(1)};
                });
    if (!head) throw Error{ErrorCode::damaged, "The head of the change log is missing"};
    return *head;
}

void storeLogHead(Session& session, const LogHead& head) {
    const Parameter values[] = {head.sequence, head.hash};
    session.post("UPDATE change_log_head SET sequence = $1, hash = $2", values);
}

std::vector<domain::Change> readChanges(ReadTransaction& transaction, domain::Sequence after, int limit) {
    static const auto kSql = "SELECT " + std::string(kChangeColumns) +
                             " FROM change_log WHERE sequence > $1 ORDER BY sequence LIMIT $2";
    return allRows(transaction, kSql, {after, limit}, changeFrom);
}

namespace {

// Rows are looked through in portions that one answer of the database may hold back others for.
constexpr int kPortion = 20'000;
// Moments are taken before the log is locked: rows of many clients may stand a little out of their order.
constexpr int kOutOfOrder = 1000;

/// The last row that was written before that moment, nearly.
domain::Sequence lastBefore(ReadTransaction& transaction, domain::Timestamp moment) {
    domain::Sequence low = 0;
    domain::Sequence high = newestChange(transaction);
    while (low < high) {
        const auto middle = low + (high - low + 1) / 2;
        const auto at =
            firstInteger(transaction, "SELECT at FROM change_log WHERE sequence = $1", {middle}).value_or(0);
        if (at < moment.time_since_epoch().count())
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/// The rows that `place` names, as far as the filter wants them, newest first.
std::vector<domain::Change> wantedChanges(ReadTransaction& transaction, const ChangeFilter& filter,
                                          std::string place, std::vector<Parameter> parameters, int limit) {
    const auto require = [&](const char* condition, const Parameter& value) {
        place += " AND " + (condition + placeholder(value, parameters));
    };
    if (filter.account) require("account_id = ", *filter.account);
    if (filter.from) require("at >= ", *filter.from);
    if (filter.before) require("at < ", *filter.before);
    const auto sql = "SELECT " + std::string(kChangeColumns) + " FROM change_log WHERE " + place +
                     " ORDER BY sequence DESC LIMIT " + placeholder(limit, parameters);
    return allRows(transaction, sql, parameters, changeFrom);
}

/// What happened to one thing lies together in an index.
FoundChanges changesOfThing(ReadTransaction& transaction, const ChangeFilter& filter, domain::Sequence below,
                            int limit) {
    FoundChanges found;
    found.changes = wantedChanges(transaction, filter, "entity = $1 AND entity_id = $2 AND sequence < $3",
                                  {filter.entity, *filter.entityId, below}, limit + 1);
    if (found.changes.size() <= static_cast<std::size_t>(limit)) return found;
    found.changes.pop_back();
    found.next = found.changes.back().sequence;
    return found;
}

}  // namespace

FoundChanges findChanges(ReadTransaction& transaction, const ChangeFilter& filter, domain::Sequence below,
                         int limit) {
    if (filter.entityId) return changesOfThing(transaction, filter, below, limit);
    auto top = std::min(below - 1, newestChange(transaction));
    if (filter.before) top = std::min(top, lastBefore(transaction, *filter.before) + kOutOfOrder);
    const auto bottom = filter.from ? lastBefore(transaction, *filter.from) - kOutOfOrder : 0;
    FoundChanges found;
    for (int looked = 0; looked < kRowsLookedThrough && top > std::max<domain::Sequence>(bottom, 0);
         looked += kPortion) {
        const auto low = std::max<domain::Sequence>({top - kPortion, bottom, 0});
        std::vector<Parameter> parameters{low, top};
        std::string place = "sequence > $1 AND sequence <= $2";
        // Not by the index of entities: it would read and sort all rows of one for each portion.
        if (!filter.entity.empty())
            place += " AND COALESCE(entity, '') = " + placeholder(filter.entity, parameters);
        const auto wanted = limit + 1 - static_cast<int>(found.changes.size());
        auto portion = wantedChanges(transaction, filter, place, std::move(parameters), wanted);
        std::ranges::move(portion, std::back_inserter(found.changes));
        top = low;
        if (found.changes.size() > static_cast<std::size_t>(limit)) {
            found.changes.pop_back();
            found.next = found.changes.back().sequence;
            return found;
        }
    }
    if (top > std::max<domain::Sequence>(bottom, 0)) found.next = top + 1;
    return found;
}

domain::Sequence newestChange(ReadTransaction& transaction) {
    return firstInteger(transaction, "SELECT sequence FROM change_log_head", {}).value_or(0);
}

std::vector<domain::Change> changesOf(ReadTransaction& transaction, std::string_view entity,
                                      std::int64_t entityId) {
    static const auto kSql = "SELECT " + std::string(kChangeColumns) +
                             " FROM change_log WHERE entity = $1 AND entity_id = $2 ORDER BY sequence";
    return allRows(transaction, kSql, {entity, entityId}, changeFrom);
}

std::vector<domain::Change> changesOfEntity(ReadTransaction& transaction, std::string_view entity,
                                            domain::Sequence last) {
    static const auto kSql = "SELECT " + std::string(kChangeColumns) +
                             " FROM change_log WHERE entity = $1 AND sequence <= $2 ORDER BY sequence";
    return allRows(transaction, kSql, {entity, last}, changeFrom);
}

domain::Sequence firstBrokenChange(ReadTransaction& transaction, domain::Sequence after, int limit) {
    std::string previousHash(64, '0');
    if (after > 0)
        previousHash = firstRow(transaction, "SELECT hash FROM change_log WHERE sequence = $1", {after},
                                [](const Row& row) { return row.text(0); })
                           .value_or("");
    domain::Sequence expected = after;
    for (const auto& change : readChanges(transaction, after, limit)) {
        ++expected;
        if (change.sequence != expected || change.previousHash != previousHash ||
            domain::changeHash(change) != change.hash)
            return expected;
        previousHash = change.hash;
    }
    if (expected - after == limit) return 0;
    // The log ended before the limit: its end must be where the head says.
    const auto head = newestChange(transaction);
    return expected < head ? expected + 1 : 0;
}

}  // namespace vanthu::storage
