#pragma once

#include "schemas/domain/document_type.h"
#include "schemas/domain/type_changes.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

// Types of documents. What is written appends to the change log, entity "document_type".

/// In the order of the decree; of the names of one type the newest first.
[[nodiscard]] std::vector<domain::DocumentType> listDocumentTypes(ReadTransaction& transaction);

/// Behind all others, or at the place of the type whose code it carries on. The caller has checked it.
domain::DocumentType insertDocumentType(WriteTransaction& transaction, domain::DocumentType type);
/// Its last day; none: it goes on.
domain::DocumentType endDocumentType(WriteTransaction& transaction, const domain::DocumentType& type,
                                     std::optional<domain::Date> lastDay, const std::string& reason);

/// Documents of the row that are dated behind that day. Reads every document.
[[nodiscard]] domain::LaterDocuments documentsBehind(ReadTransaction& transaction,
                                                     const domain::DocumentType& type, domain::Date lastDay);

/// As the change log records it.
[[nodiscard]] std::string recordOf(const domain::DocumentType& type);

}  // namespace vanthu::storage
