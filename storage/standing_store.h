#pragma once

#include "schemas/domain/ids.h"
#include "storage/transaction.h"

#include <unordered_map>
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

/// What each of these is a certified copy of in the end, of those that are one: a copy of a copy is one of
/// the original. Of several originals the first by id.
[[nodiscard]] std::unordered_map<domain::DocumentId, domain::DocumentId> certifiedOriginalsOf(
    ReadTransaction& transaction, const std::vector<domain::DocumentId>& copies);

/// The certified copies of these documents, and the copies of those; by id.
[[nodiscard]] std::vector<domain::DocumentId> certifiedCopiesOf(
    ReadTransaction& transaction, const std::vector<domain::DocumentId>& originals);

}  // namespace vanthu::storage
