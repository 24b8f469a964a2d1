#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "server/app/directory.h"
#include "storage/transaction.h"

#include <string>

namespace vanthu::app {

/// The clerk agrees to an update (15): subject, signer, urgency and counts of the document that it is about
/// become what the sender says now, as a correction with the sender's reason. The document as it is now.
/// Throws Error{conflict} while that document is not registered here, was refused or recalled, or lies in a
/// locked book. What a newer update said stays.
domain::Document carryOutUpdate(storage::WriteTransaction& transaction, const domain::InboxItem& item,
                                const DirectorySnapshot& directory, domain::Date today);

/// The item was registered: links it with what it replaces and what replaces it, as far as that is registered
/// too.
void linkReplacements(storage::WriteTransaction& transaction, const domain::InboxItem& item);

/// InboxItem of schemas/api/openapi.yaml.
[[nodiscard]] std::string inboxItemJson(storage::ReadTransaction& transaction, const domain::InboxItem& item);

}  // namespace vanthu::app
