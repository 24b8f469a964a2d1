#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/database.h"

#include <string>

namespace vanthu::app {

/// Who could read a document on a day. Any thread may call.
///
/// Answered by callerFor(), the function that authorises, from the posts, delegations, units and locks of
/// that day as they are recorded now, and from the work that had been given on the document.
class DocumentReaders {
  public:
    DocumentReaders(storage::Database& database, Directory& directory)
        : database_(database), directory_(directory) {}

    [[nodiscard]] std::string list(const Caller& caller, domain::DocumentId id, domain::Date day);

  private:
    storage::Database& database_;
    Directory& directory_;
};

}  // namespace vanthu::app
