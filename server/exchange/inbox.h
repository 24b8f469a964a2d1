#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"
#include "schemas/exchange/manifest.h"
#include "storage/transaction.h"

#include <string>
#include <vector>

namespace vanthu::exchange {

/// The incoming document that a received message proposes to the clerk: code, type, dates, subject, signer,
/// urgency and files as the sender registered them, for the registry of the recipient; issuer from the
/// sender's code where this installation knows it. No book, number, arrival date or actor yet. source is
/// "exchange", externalId
/// "<message id>/<recipient id>". The files' blobs are in the store already.
[[nodiscard]] domain::Document documentFromManifest(storage::ReadTransaction& transaction,
                                                    const domain::InboxItem& item);

/// What an update or replacement says beside its document.
struct SentChange {
    std::string reason;                           ///< of an update: the sender's
    std::vector<wire::ReceiverChange> receivers;  ///< of an update: who came on the list and who went
    domain::Timestamp createdAt{};
};
/// Throws Error{damaged} for a delivery without its sending.
[[nodiscard]] SentChange changeOf(const domain::InboxItem& item);
[[nodiscard]] SentChange changeOf(storage::ReadTransaction& transaction, const domain::Delivery& delivery);

/// Tells the sender what the clerk decided: a status notice to its installation, or straight to the delivery
/// row when the sender is here. `item` is as given to storage::decideInboxItem() in the same transaction:
/// state accepted or refused, reason for a refusal, decidedAt. `arrivalNumber` is the số đến of an accepted
/// one, as printed, else "". Call Exchange::wake() after the commit.
void noteDecision(storage::WriteTransaction& transaction, const domain::InboxItem& item,
                  const std::string& arrivalNumber);

/// Tells the senders of that incoming document how the work on it goes, as its handling is stored now: 04
/// when it was given to somebody, 05 when somebody works on it, 06 when it is over. A case that lost whoever
/// was in charge is told as 03 again, so that nobody reads an assignment that is no longer one. What was told
/// last, and anything after 06, is not told again. Call Exchange::wake() after the commit.
void noteProgress(storage::WriteTransaction& transaction, const domain::Handling& handling);
/// The same of one accepted item.
void noteProgress(storage::WriteTransaction& transaction, domain::InboxItem item, domain::Progress progress);

/// The same as noteDecision() for the answer to a recall: 15 where the item was taken back, else 16 with why
/// not.
void noteRecallAnswer(storage::WriteTransaction& transaction, const domain::InboxItem& item);

}  // namespace vanthu::exchange
