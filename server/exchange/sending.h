#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::exchange {

/// Queues an outgoing document with its files for each recipient, once each: one message id and one manifest
/// per sending, one delivery per recipient, all in this transaction. Who has a document that this one
/// replaces (LinkKind::replaces) gets it as its replacement, under a message id of its own. A recipient is a
/// unit that keeps its registry here, or an organisation for whose code a peer that is not revoked may speak.
///
/// Throws Error{invalidInput} with violations "document" (not outgoing), "to" (none, too many) and "to[i]"
/// (unknown, the sender itself, no code, no peer), Error{conflict} when the sending unit has no organisation
/// code, and Error{tooLarge} over limits::kExchangeMessageBytes or kExchangeParts. Call Exchange::wake()
/// after the commit.
[[nodiscard]] std::vector<domain::Delivery> queueSending(
    storage::WriteTransaction& transaction, const domain::Document& document,
    const std::vector<domain::OrganisationId>& recipients);

/// What is changed of a document that was sent: what is registered of it now goes to all who have it, and the
/// list of receivers may change.
struct SendingUpdate {
    std::string reason;                            ///< not empty
    std::vector<domain::OrganisationId> add{};     ///< get the document itself
    std::vector<domain::OrganisationId> remove{};  ///< it is recalled there
};
/// In this transaction; each receiver answers with 15 or 16. Throws as queueSending() does for who is added.
/// Call Exchange::wake() after the commit.
void queueUpdate(storage::WriteTransaction& transaction, const domain::Document& document,
                 const SendingUpdate& update);

/// That receiver has the document, or it is still on its way there.
[[nodiscard]] bool isWithReceiver(storage::ReadTransaction& transaction, domain::DocumentId document,
                                  domain::OrganisationId recipient);

}  // namespace vanthu::exchange
