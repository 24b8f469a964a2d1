#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "storage/transaction.h"

#include <vector>

namespace vanthu::exchange {

/// Queues an outgoing document with its files for each recipient, once each: one message id and one manifest
/// per sending, one delivery per recipient, all in this transaction. A recipient is a unit that keeps its
/// registry here, or an organisation for whose code a peer that is not revoked may speak.
///
/// Throws Error{invalidInput} with violations "document" (not outgoing), "to" (none, too many) and "to[i]"
/// (unknown, the sender itself, no code, no peer), Error{conflict} when the sending unit has no organisation
/// code, and Error{tooLarge} over limits::kExchangeMessageBytes or kExchangeParts. Call Exchange::wake()
/// after the commit.
[[nodiscard]] std::vector<domain::Delivery> queueSending(
    storage::WriteTransaction& transaction, const domain::Document& document,
    const std::vector<domain::OrganisationId>& recipients);

}  // namespace vanthu::exchange
