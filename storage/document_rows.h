#pragma once

#include "schemas/domain/document.h"
#include "storage/sql.h"

#include <string>
#include <vector>

namespace vanthu::storage {

/// Documents whole, with files and receivers: three queries however many there are. `tail` is what follows
/// "FROM documents": conditions, order, limit.
[[nodiscard]] std::vector<domain::Document> loadDocuments(ReadTransaction& transaction,
                                                          const std::string& tail,
                                                          const std::vector<Parameter>& parameters);

}  // namespace vanthu::storage
