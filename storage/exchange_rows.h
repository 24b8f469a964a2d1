#pragma once

#include "schemas/domain/delivery.h"
#include "storage/sql.h"

#include <string>
#include <string_view>

// Rows of the exchange, and each as the change log records it, for the stores that write them and for the one
// that compares them. Internal to storage/*.cpp.
namespace vanthu::storage {

// What the function of the same name reads, in its order.
inline constexpr std::string_view kDeliveryColumns =
    "id, message_id, document_id, recipient_id, recipient_code, peer_id, state, reason, attempts, "
    "next_attempt_at, queued_at, sent_at, arrived_at, decided_at, arrival_number, kind, progress, "
    "progress_sequence, "
    "progress_at, seen_by, seen_at";
[[nodiscard]] domain::Delivery deliveryFrom(const Row& row);
inline constexpr std::string_view kInboxColumns =
    "id, message_id, sender_code, sender_name, recipient_id, recipient_code, digest, manifest, peer_id, "
    "local_delivery_id, state, reason, document_id, arrived_at, decided_at, recall, recall_reason, "
    "recall_answer, kind, progress, progress_sequence";
[[nodiscard]] domain::InboxItem inboxItemFrom(const Row& row);
inline constexpr std::string_view kDeliveryRecallColumns =
    "delivery_id, state, reason, asked_at, answered_at, answer";
[[nodiscard]] domain::DeliveryRecall deliveryRecallFrom(const Row& row);
inline constexpr std::string_view kReceivedRecallColumns =
    "id, peer_id, message_id, recipient_code, sender_code, reason, recalled_at, received_at, inbox_id";
[[nodiscard]] domain::ReceivedRecall receivedRecallFrom(const Row& row);

[[nodiscard]] std::string recordOf(const domain::Delivery& delivery);
[[nodiscard]] std::string recordOf(const domain::InboxItem& item);
[[nodiscard]] std::string recordOf(const domain::Peer& peer);
[[nodiscard]] std::string recordOf(const domain::DeliveryRecall& recall);
[[nodiscard]] std::string recordOf(const domain::ReceivedRecall& recall);

}  // namespace vanthu::storage
