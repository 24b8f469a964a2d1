#pragma once

#include "schemas/domain/case_file.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

// Documents in case files, by reference. Every function that writes appends to the change log, entity
// "case_item".

/// Puts the document into the file and gives it the next ordinal. Throws Error{conflict} when it is in the
/// file already.
domain::CaseItem insertCaseItem(WriteTransaction& transaction, domain::CaseItem item);
/// Takes it out; the item keeps its ordinal.
void removeCaseItem(WriteTransaction& transaction, domain::CaseItem item, const std::string& reason);

/// What is in the file now, by ordinal.
[[nodiscard]] std::vector<domain::CaseItem> caseItemsOf(ReadTransaction& transaction,
                                                        domain::CaseFileId file);
/// Where the document is now, by file.
[[nodiscard]] std::vector<domain::CaseItem> caseItemsWith(ReadTransaction& transaction,
                                                          domain::DocumentId document);
/// How many ordinals the file gave so far.
[[nodiscard]] int highestOrdinal(ReadTransaction& transaction, domain::CaseFileId file);

/// Incoming documents in the file whose handling is open; recalled ones, which nobody handles, left out.
[[nodiscard]] std::vector<domain::DocumentId> pendingIn(ReadTransaction& transaction,
                                                        domain::CaseFileId file);

struct CaseTotals {
    int documents{0};
    int pages{0};
};
/// Of all documents in the file.
[[nodiscard]] CaseTotals totalsOf(ReadTransaction& transaction, domain::CaseFileId file);

/// Items after that one by id, those taken out too; for `verify`.
[[nodiscard]] std::vector<domain::CaseItem> caseItemsAfter(ReadTransaction& transaction,
                                                           domain::CaseItemId after, int limit);
/// The item as the change log records it.
[[nodiscard]] std::string recordOf(const domain::CaseItem& item);

}  // namespace vanthu::storage
