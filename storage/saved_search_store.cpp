#include "storage/saved_search_store.h"

#include "schemas/domain/refusal.h"
#include "storage/sql.h"

#include <string>
#include <string_view>

namespace vanthu::storage {

using domain::SavedSearch;
using domain::SavedSearchId;

namespace {

constexpr std::string_view kSelectSearches =
    "SELECT id, account_id, name, query, alerts, since_id, created_at FROM saved_searches ";

SavedSearch searchFrom(const Row& row) {
    return {.id = row.id<SavedSearchId>(0),
            .account = row.id<domain::AccountId>(1),
            .name = row.text(2),
            .query = row.text(3),
            .alerts = row.integer(4) != 0,
            .since = row.id<domain::DocumentId>(5),
            .createdAt = row.moment(6)};
}

void requireFreeName(ReadTransaction& transaction, const SavedSearch& search) {
    if (firstInteger(transaction,
                     "SELECT id FROM saved_searches WHERE account_id = $1 AND name = $2 AND id <> $3",
                     {search.account, search.name, search.id}))
        throw Refused(Refusal::savedSearchExists, {search.name});
}

}  // namespace

SavedSearch insertSavedSearch(WriteTransaction& transaction, SavedSearch search) {
    requireFreeName(transaction, search);
    search.since = {firstInteger(transaction, "SELECT coalesce(max(id), 0) FROM documents", {}).value_or(0)};
    search.createdAt = transaction.actor().at;
    search.id = {firstInteger(transaction,
                              "INSERT INTO saved_searches (account_id, name, query, alerts, since_id, "
                              "created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
                              {search.account, search.name, search.query, search.alerts ? 1 : 0, search.since,
                               search.createdAt})
                     .value()};
    return search;
}

void storeSavedSearch(WriteTransaction& transaction, const SavedSearch& search) {
    requireFreeName(transaction, search);
    execute(transaction, "UPDATE saved_searches SET name = $1, query = $2, alerts = $3 WHERE id = $4",
            {search.name, search.query, search.alerts ? 1 : 0, search.id});
}

void removeSavedSearch(WriteTransaction& transaction, SavedSearchId id) {
    execute(transaction, "DELETE FROM saved_search_hits WHERE search_id = $1", {id});
    execute(transaction, "DELETE FROM saved_searches WHERE id = $1", {id});
}

std::optional<SavedSearch> findSavedSearch(ReadTransaction& transaction, SavedSearchId id) {
    return firstRow(transaction, std::string(kSelectSearches) + "WHERE id = $1", {id}, searchFrom);
}

std::vector<SavedSearch> savedSearchesOf(ReadTransaction& transaction, domain::AccountId account) {
    return allRows(transaction, std::string(kSelectSearches) + "WHERE account_id = $1 ORDER BY name, id",
                   {account}, searchFrom);
}

std::vector<SavedSearch> watchedSearches(ReadTransaction& transaction, SavedSearchId after, int limit) {
    return allRows(transaction,
                   std::string(kSelectSearches) + "WHERE alerts = 1 AND id > $1 ORDER BY id LIMIT $2",
                   {after, limit}, searchFrom);
}

bool wasTold(ReadTransaction& transaction, SavedSearchId id, domain::DocumentId document) {
    return firstInteger(transaction,
                        "SELECT 1 FROM saved_search_hits WHERE search_id = $1 AND document_id = $2",
                        {id, document})
        .has_value();
}

bool noteTold(WriteTransaction& transaction, SavedSearchId id, domain::DocumentId document) {
    return changedRows(transaction,
                       "INSERT INTO saved_search_hits (search_id, document_id) VALUES ($1, $2) "
                       "ON CONFLICT (search_id, document_id) DO NOTHING",
                       {id, document}) == 1;
}

}  // namespace vanthu::storage
