#pragma once

#include "schemas/domain/link.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

/// Stores the link and says so in the histories of both documents. Throws Error{conflict} when the same link,
/// or the same kind the other way round, is in force.
domain::DocumentLink insertLink(WriteTransaction& transaction, domain::DocumentLink link);

/// Takes a link out of force. Throws Error{notFound} unless it is one of that document's.
void withdrawLink(WriteTransaction& transaction, domain::DocumentId document, domain::LinkId link,
                  const std::string& reason);

/// The link of that kind in force from one document to the other.
[[nodiscard]] std::optional<domain::DocumentLink> findLink(ReadTransaction& transaction,
                                                           domain::LinkKind kind, domain::DocumentId from,
                                                           domain::DocumentId to);

/// Links in force from and to a document, oldest first.
[[nodiscard]] std::vector<domain::DocumentLink> linksOf(ReadTransaction& transaction,
                                                        domain::DocumentId document);

}  // namespace vanthu::storage
