#pragma once

#include "indexer/search/index.h"
#include "server/app/authorisation.h"

#include <string>

namespace vanthu::app {

enum class Explanation { none, wanted };

/// Search over what the caller may know of, answered from the index alone. Any thread may call.
class SearchDocuments {
  public:
    explicit SearchDocuments(const search::Index& index) : index_(index) {}

    /// One page as JSON. Throws Error{invalidInput} for a broken query or cursor, Error{unavailable} without
    /// an index.
    [[nodiscard]] std::string run(const Caller& caller, const search::Query& query, Explanation explanation);

  private:
    const search::Index& index_;
};

}  // namespace vanthu::app
