#pragma once

#include "schemas/domain/delivery.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// Recalls of sent documents on their way. Every function that writes, but for the times of attempts, appends
// to the change log: entity "delivery" at the sender, "received_recall" at the receiver.

/// Asked in the transaction that recalls the document, once for each delivery.
void insertDeliveryRecall(WriteTransaction& transaction, const domain::DeliveryRecall& recall,
                          std::optional<domain::PeerId> peer);
[[nodiscard]] std::optional<domain::DeliveryRecall> findDeliveryRecall(ReadTransaction& transaction,
                                                                       domain::DeliveryId delivery);
[[nodiscard]] std::vector<domain::DeliveryRecall> recallsOf(ReadTransaction& transaction,
                                                            domain::DocumentId document);
/// The receiver answered, or (`asked`) is to be asked again. An answer that is known changes nothing.
void storeRecallAnswer(WriteTransaction& transaction, domain::DeliveryId delivery, domain::RecallState state,
                       std::optional<domain::Timestamp> answeredAt, const std::string& answer = {});
/// The document came to a receiver that had answered `notArrived`: asked again, at once.
void askRecallAgain(WriteTransaction& transaction, domain::DeliveryId delivery);

/// One that a peer is still to be told.
struct DueRecall {
    domain::DeliveryRecall recall;
    domain::PeerId peer;
    domain::DocumentId document;
    std::string messageId;
    std::string recipientCode;
    int attempts{0};
};
/// Those to the given peers, longest due first.
[[nodiscard]] std::vector<DueRecall> dueRecalls(ReadTransaction& transaction, domain::Timestamp now,
                                                const std::vector<domain::PeerId>& peers, int limit);
void postponeRecall(WriteTransaction& transaction, domain::DeliveryId delivery, int attempts,
                    domain::Timestamp nextAttemptAt);
/// The line to a peer came up: whatever waits for it is due now.
void expediteRecalls(WriteTransaction& transaction, domain::PeerId peer, domain::Timestamp now);

/// Keeps what a sender told; of a repeat, what was kept the first time.
[[nodiscard]] domain::ReceivedRecall insertReceivedRecall(WriteTransaction& transaction,
                                                          domain::ReceivedRecall recall);
[[nodiscard]] std::optional<domain::ReceivedRecall> findReceivedRecall(ReadTransaction& transaction,
                                                                       domain::PeerId peer,
                                                                       std::string_view messageId,
                                                                       std::string_view recipientCode);
/// It froze that item.
void storeRecalledItem(WriteTransaction& transaction, domain::ReceivedRecall recall, domain::InboxId item);

}  // namespace vanthu::storage
