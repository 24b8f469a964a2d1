#pragma once

#include "indexer/search/index.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"

#include <string>

namespace vanthu::app {

enum class Explanation { none, wanted };

/// Search over what the caller may know of, answered from the index alone; units by their old and new names.
/// Any thread may call.
class SearchDocuments {
  public:
    SearchDocuments(const search::Index& index, Directory& directory)
        : index_(index), directory_(directory) {}

    /// One page as JSON. Throws Error{invalidInput} for a broken query or cursor, Error{unavailable} without
    /// an index.
    [[nodiscard]] std::string run(const Caller& caller, search::Query query, Explanation explanation);

  private:
    const search::Index& index_;
    Directory& directory_;
};

}  // namespace vanthu::app
