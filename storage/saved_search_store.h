#pragma once

#include "schemas/domain/saved_search.h"
#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace vanthu::storage {

// What people keep for themselves: no part of the registry, so it is not in the change log.

/// Its `since` is the last document there is. Throws Error{conflict} when the account has one of that name.
domain::SavedSearch insertSavedSearch(WriteTransaction& transaction, domain::SavedSearch search);
/// Name, query and alerts; by its id.
void storeSavedSearch(WriteTransaction& transaction, const domain::SavedSearch& search);
void removeSavedSearch(WriteTransaction& transaction, domain::SavedSearchId id);

[[nodiscard]] std::optional<domain::SavedSearch> findSavedSearch(ReadTransaction& transaction,
                                                                 domain::SavedSearchId id);
/// By name.
[[nodiscard]] std::vector<domain::SavedSearch> savedSearchesOf(ReadTransaction& transaction,
                                                               domain::AccountId account);
/// With alerts, after that id, at most `limit`, by id.
[[nodiscard]] std::vector<domain::SavedSearch> watchedSearches(ReadTransaction& transaction,
                                                               domain::SavedSearchId after, int limit);

[[nodiscard]] bool wasTold(ReadTransaction& transaction, domain::SavedSearchId id,
                           domain::DocumentId document);
/// True the first time.
[[nodiscard]] bool noteTold(WriteTransaction& transaction, domain::SavedSearchId id,
                            domain::DocumentId document);

}  // namespace vanthu::storage
