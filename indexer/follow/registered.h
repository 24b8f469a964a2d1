#pragma once

#include "indexer/writer/composer.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::indexer {

/// Those of the documents that are registered, by id, with all that the register says of them; their texts
/// are still to be read.
[[nodiscard]] std::vector<IndexedDocument> registered(storage::ReadTransaction& transaction,
                                                      const std::vector<domain::DocumentId>& ids);

}  // namespace vanthu::indexer
