#pragma once

#include "schemas/domain/handling.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// The handling of incoming documents. Every function that writes appends to the change log: entity "handling"
// with the document's id for what moves the whole case, "document" for a recall.

/// Opens the handling of a document that is being registered; its registration is logged with the document.
void openHandling(WriteTransaction& transaction, domain::DocumentId document,
                  domain::OrganisationId organisation);
/// Stores where the case stands now, under the action that led there.
void storeHandling(WriteTransaction& transaction, const domain::Handling& handling, std::string_view action);
[[nodiscard]] std::optional<domain::Handling> findHandling(ReadTransaction& transaction,
                                                           domain::DocumentId document);

void insertOpinion(WriteTransaction& transaction, const domain::Opinion& opinion);
[[nodiscard]] std::vector<domain::Opinion> opinionsOf(ReadTransaction& transaction,
                                                      domain::DocumentId document);

/// Notes that one answers the other; with the later reason when that was known already.
void noteReply(WriteTransaction& transaction, const domain::Reply& reply);
/// What answers the incoming document, in the order of ids.
[[nodiscard]] std::vector<domain::Reply> repliesTo(ReadTransaction& transaction, domain::DocumentId incoming);

/// Freezes the document. Throws Error{conflict} when it is recalled already.
void recallDocument(WriteTransaction& transaction, domain::DocumentId document, const std::string& reason);
[[nodiscard]] std::optional<domain::Recall> findRecall(ReadTransaction& transaction,
                                                       domain::DocumentId document);
/// Throws Error{conflict} for a recalled document. To be called before every change of a document.
void requireNotRecalled(ReadTransaction& transaction, domain::DocumentId document);

}  // namespace vanthu::storage
