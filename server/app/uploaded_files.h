#pragma once

#include "schemas/domain/intake.h"
#include "server/app/authorisation.h"
#include "server/app/document_request.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::app {

/// The items that the uploads named by `files` became, after checking that they are the caller's own, whole,
/// and what `files` announces; name, media type and size that the request left out are filled in. Throws
/// Error{invalidInput} naming the file, and Error{conflict} for an upload that was used before.
[[nodiscard]] std::vector<domain::IntakeItem> uploadedItems(storage::ReadTransaction& transaction,
                                                            const Caller& caller, domain::Timestamp now,
                                                            std::vector<FileRequest>& files);

/// The items are registered as the document, in its transaction. Throws Error{conflict} when somebody was
/// faster.
void useUploads(storage::WriteTransaction& transaction, const std::vector<domain::IntakeItem>& items,
                const domain::Document& document);

}  // namespace vanthu::app
