#pragma once

#include "schemas/domain/ids.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::storage {

/// Why a document is out of force, or may be.
struct Standing {
    domain::DocumentId document;
    bool recalled{false};
    std::vector<domain::DocumentId> replacedBy;  ///< by id
    std::vector<domain::DocumentId> recalledBy;  ///< by id; documents that recall it
};

/// Of those documents that are recalled or replaced, in the order of ids; the others are in force.
[[nodiscard]] std::vector<Standing> standingsOf(ReadTransaction& transaction,
                                                const std::vector<domain::DocumentId>& documents);

/// Certified copies of the document, what it is a copy of, and the other copies of that; by id, without
/// itself.
[[nodiscard]] std::vector<domain::DocumentId> certifiedCopiesWith(ReadTransaction& transaction,
                                                                  domain::DocumentId document);

}  // namespace vanthu::storage
