#pragma once

#include "indexer/search/index.h"
#include "schemas/domain/saved_search.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "server/app/search_request.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct SavedSearchRequest {
    std::string name;
    SearchRequest search;                          ///< limit, cursor and facets do not count; no case file
    std::optional<domain::SearchPeriod> period{};  ///< instead of days: those it means when somebody looks
    bool alerts{false};
};

/// The searches that the caller keeps, and the news of them. Any thread may call; step() one thread.
class SavedSearches {
  public:
    SavedSearches(storage::Database& database, const search::Index& index, const domain::Clock& clock,
                  Directory& directory)
        : database_(database), index_(index), clock_(clock), directory_(directory) {}

    /// All answers are JSON (SavedSearch in schemas/api/openapi.yaml).
    [[nodiscard]] std::string list(const Caller& caller);
    /// Throws Error{invalidInput} for a query that cannot be understood, Error{conflict} when the caller has
    /// one of that name, Error{tooLarge} beyond limits::kSavedSearches.
    [[nodiscard]] Created create(const Caller& caller, const SavedSearchRequest& request,
                                 const std::optional<RequestKey>& key);
    /// Throws Error{notFound} for one that is not the caller's.
    [[nodiscard]] std::string change(const Caller& caller, domain::SavedSearchId id,
                                     const SavedSearchRequest& request);
    void remove(const Caller& caller, domain::SavedSearchId id);

    /// Tells the owners of searches with alerts of documents that were registered since and are found: of
    /// each document once, whenever its text is read. Of more than limits::kPageSizeMax at once the newest.
    void step();

  private:
    void look(const domain::SavedSearch& search);

    storage::Database& database_;
    const search::Index& index_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
