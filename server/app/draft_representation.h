#pragma once

#include "schemas/domain/draft.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::app {

/// `Draft` of schemas/api/openapi.yaml: what will be registered, versions, comments and the caller's next
/// actions.
[[nodiscard]] std::string draftJson(storage::ReadTransaction& transaction, const Caller& caller,
                                    const domain::Draft& draft, const DirectorySnapshot& directory,
                                    domain::Date today);

/// An array of `DraftLine`: what a list shows of each.
[[nodiscard]] std::string draftLinesJson(storage::ReadTransaction& transaction,
                                         const std::vector<domain::Draft>& drafts,
                                         const DirectorySnapshot& directory, domain::Date today);

}  // namespace vanthu::app
