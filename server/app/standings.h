#pragma once

#include "schemas/domain/document.h"
#include "server/app/authorisation.h"
#include "storage/transaction.h"

#include <map>
#include <vector>

namespace vanthu::app {

/// Why a document is out of force, as far as the caller may know.
struct KnownStanding {
    bool recalled{false};
    std::vector<domain::Document> replacedBy;  ///< by id
};

/// Of those documents that are out of force. A document that replaces or recalls one counts only for who may
/// know of it: neither its number nor that it exists comes out by a mark or by the order of hits.
[[nodiscard]] std::map<domain::DocumentId, KnownStanding> knownStandings(
    storage::ReadTransaction& transaction, const Caller& caller,
    const std::vector<domain::DocumentId>& documents);

}  // namespace vanthu::app
