#pragma once

#include "schemas/domain/draft.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/signing_keys.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::app {

/// What a representation of a draft is made with.
struct DraftSurroundings {
    const DirectorySnapshot& directory;
    const SigningKeys& keys;
    domain::Date today;
};

/// `Draft` of schemas/api/openapi.yaml: what will be registered, versions, comments and the caller's next
/// actions.
[[nodiscard]] std::string draftJson(storage::ReadTransaction& transaction, const Caller& caller,
                                    const domain::Draft& draft, const DraftSurroundings& surroundings);

/// An array of `DraftLine`: what a list shows of each.
[[nodiscard]] std::string draftLinesJson(storage::ReadTransaction& transaction,
                                         const std::vector<domain::Draft>& drafts,
                                         const DirectorySnapshot& directory, domain::Date today);

}  // namespace vanthu::app
