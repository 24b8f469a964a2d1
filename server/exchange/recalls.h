#pragma once

#include "schemas/domain/delivery.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::exchange {

/// The outgoing document was recalled in this transaction: what did not leave yet will not, units of this
/// installation freeze what nobody decided there, and every other receiver is told until it answers. Call
/// Exchange::wake() after the commit.
void queueRecall(storage::WriteTransaction& transaction, domain::DocumentId document,
                 const std::string& reason);

/// The same for some of its receivers, while it stays in force for the others. What was recalled already is
/// left alone.
void queueRecall(storage::WriteTransaction& transaction, const std::vector<domain::Delivery>& deliveries,
                 const std::string& reason);

/// Whether a person of the receiver has agreed already.
enum class Consent { toBeAsked, given };

/// Its sender recalls what came; how far that is. An item that nobody decided can no longer be accepted. Of
/// one that was registered the clerks are asked, who answer with answerRecall(); only with their consent is
/// the document frozen (F8.1). Nothing is removed; a repeat changes nothing.
domain::InboxRecall carryOutRecall(storage::WriteTransaction& transaction, domain::InboxItem item,
                                   const std::string& reason, Consent consent = Consent::toBeAsked);

/// A clerk of the receiver answers: 15 freezes the document, 16 says why not. The sender is told. The item
/// waits for an answer. Call Exchange::wake() after the commit.
domain::InboxItem answerRecall(storage::WriteTransaction& transaction, domain::InboxItem item, bool agree,
                               const std::string& reason);

/// The answer of the receiver of a delivery of ours, `state` as RecallAck has it. What is known already, or
/// came too late to count, changes nothing; a refusal rings the clerks.
void takeRecallAnswer(storage::WriteTransaction& transaction, const domain::Delivery& delivery,
                      domain::RecallState state, const std::string& reason, domain::Timestamp at);

}  // namespace vanthu::exchange
