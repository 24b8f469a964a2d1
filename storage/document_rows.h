#pragma once

#include "schemas/domain/document.h"
#include "storage/sql.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Documents whole, with files and receivers: three queries however many there are. `tail` is what follows
/// "FROM documents": conditions, order, limit.
[[nodiscard]] std::vector<domain::Document> loadDocuments(ReadTransaction& transaction,
                                                          const std::string& tail,
                                                          const std::vector<Parameter>& parameters);

/// Those of its files that stand at `from` (from 0) and behind; gives them ids.
void insertFiles(WriteTransaction& transaction, domain::Document& document, std::size_t from);
void insertReceivers(WriteTransaction& transaction, const domain::Document& document);

/// The day lists and reports go by.
[[nodiscard]] std::optional<domain::Date> registryDate(const domain::Document& document);

}  // namespace vanthu::storage
