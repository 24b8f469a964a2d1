#pragma once

#include "schemas/domain/delivery.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::storage {

// Peers
domain::Peer insertPeer(WriteTransaction& transaction, domain::Peer peer);
void updatePeer(WriteTransaction& transaction, const domain::Peer& peer);
[[nodiscard]] std::vector<domain::Peer> listPeers(ReadTransaction& transaction);

// Sendings: what one message says to one installation, exact bytes.
struct Sending {
    std::string messageId;
    std::optional<domain::PeerId> peer;  ///< none: units of this installation
    std::string manifest;
    std::string digest;                  ///< 64 hex digits
    std::vector<std::string> changes{};  ///< the messages that it updates or replaces; only to insert it
};
void insertSending(WriteTransaction& transaction, const Sending& sending);
/// What that message says to that installation. Throws Error{damaged} when it is not there.
[[nodiscard]] Sending findSending(ReadTransaction& transaction, const std::string& messageId,
                                  std::optional<domain::PeerId> peer);
/// The sending that a delivery belongs to.
[[nodiscard]] Sending sendingOf(ReadTransaction& transaction, const domain::Delivery& delivery);

// Outbox: rows are written in the transaction that asks for the sending and only ever change state.
domain::Delivery insertDelivery(WriteTransaction& transaction, domain::Delivery delivery);
/// Stores state, reason, attempts and times, with a change log row when the state changed.
void updateDelivery(WriteTransaction& transaction, const domain::Delivery& delivery);
/// The actor of the transaction read how the delivery, as stored, ended and leaves it at that.
void markDeliverySeen(WriteTransaction& transaction, const domain::Delivery& delivery);
[[nodiscard]] std::optional<domain::Delivery> findDelivery(ReadTransaction& transaction,
                                                           domain::DeliveryId id);
[[nodiscard]] std::optional<domain::Delivery> findDelivery(ReadTransaction& transaction,
                                                           std::string_view messageId,
                                                           std::string_view recipientCode);
[[nodiscard]] std::vector<domain::Delivery> deliveriesOf(ReadTransaction& transaction,
                                                         domain::DocumentId document);
/// All receivers of one sending.
[[nodiscard]] std::vector<domain::Delivery> deliveriesOfMessage(ReadTransaction& transaction,
                                                                std::string_view messageId);
/// The updates and replacements of what that delivery brought, to the same receiver, oldest first.
[[nodiscard]] std::vector<domain::Delivery> deliveriesThatChange(ReadTransaction& transaction,
                                                                 const domain::Delivery& delivery);
/// The other way round: what that update or replacement is about.
[[nodiscard]] std::vector<domain::Delivery> deliveriesChangedBy(ReadTransaction& transaction,
                                                                const domain::Delivery& delivery);
/// Deliveries in state queued or sent whose next attempt is due, longest due first: those to units of this
/// installation and to the given peers. An index on the time serves it, never a time window.
[[nodiscard]] std::vector<domain::Delivery> dueDeliveries(ReadTransaction& transaction, domain::Timestamp now,
                                                          const std::vector<domain::PeerId>& peers,
                                                          int limit);
/// Counts an attempt and sets the time of the next, nothing else: no change log row.
void postponeDelivery(WriteTransaction& transaction, domain::DeliveryId id, int attempts,
                      domain::Timestamp nextAttemptAt);
/// The line to a peer came up: whatever waits for it is due now.
void expediteDeliveries(WriteTransaction& transaction, domain::PeerId peer, domain::Timestamp now);
/// Keeps the receiver's acknowledgement, exact bytes.
void storeAcknowledgement(WriteTransaction& transaction, domain::DeliveryId id, std::string_view ack);

// Inbox: UNIQUE(recipient, sender, message id), insert first, never look first.
struct InboxInsertion {
    domain::InboxItem item;  ///< the stored row, ours or the earlier one
    std::string ack;         ///< of the stored row
    bool isNew{false};
};
/// `ack`: the exact bytes that answer this message now and every repeat of it; "" from a unit of this
/// installation.
[[nodiscard]] InboxInsertion insertInboxItem(WriteTransaction& transaction, domain::InboxItem item,
                                             std::string_view ack);
/// What an earlier insertion of that key left, to answer a repeat before its files travel again.
[[nodiscard]] std::optional<InboxInsertion> findReceived(ReadTransaction& transaction,
                                                         domain::OrganisationId recipient,
                                                         std::string_view senderCode,
                                                         std::string_view messageId);
/// What came from that peer under the key that the recall names.
[[nodiscard]] std::optional<domain::InboxItem> findReceivedFrom(ReadTransaction& transaction,
                                                                const domain::ReceivedRecall& recall);
/// What a delivery to a unit of this installation became.
[[nodiscard]] std::optional<domain::InboxItem> findDeliveredHere(ReadTransaction& transaction,
                                                                 domain::DeliveryId delivery);
/// Moves an arrived item to accepted, refused or recalled. Throws Error{conflict} when it is decided already.
void decideInboxItem(WriteTransaction& transaction, const domain::InboxItem& item);
/// How far the recall of an accepted item came.
void storeInboxRecall(WriteTransaction& transaction, const domain::InboxItem& item);
/// What the sender was last told of the work on an accepted item.
void storeInboxProgress(WriteTransaction& transaction, const domain::InboxItem& item);
/// The items that brought that incoming document; not the updates that changed it.
[[nodiscard]] std::vector<domain::InboxItem> itemsOfDocument(ReadTransaction& transaction,
                                                             domain::DocumentId document);
[[nodiscard]] std::optional<domain::InboxItem> findInboxItem(ReadTransaction& transaction,
                                                             domain::InboxId id);
/// The updates and replacements of that item, from the same sender to the same unit, oldest first.
[[nodiscard]] std::vector<domain::InboxItem> itemsThatChange(ReadTransaction& transaction,
                                                             const domain::InboxItem& item);
/// The other way round: what that update or replacement is about, as far as it came.
[[nodiscard]] std::vector<domain::InboxItem> itemsChangedBy(ReadTransaction& transaction,
                                                            const domain::InboxItem& item);
/// Which received documents are wanted; what is empty does not filter, but for the recipients.
struct InboxFilter {
    std::vector<domain::OrganisationId> recipients;
    std::optional<domain::InboxState> state{};
    std::optional<domain::InboxRecall> recall{};
    bool withoutUpdates{false};                        ///< documents alone, as reports count what arrived
    std::optional<domain::Timestamp> from{}, until{};  ///< of the arrival; the second one is too late
};
/// Newest first.
[[nodiscard]] std::vector<domain::InboxItem> listInbox(ReadTransaction& transaction,
                                                       const InboxFilter& filter,
                                                       std::optional<domain::InboxId> before, int limit);

/// A status that we owe to a sender on another installation; repeated until it acknowledges.
struct StatusNotice {
    std::int64_t id{0};
    domain::InboxId inbox;
    domain::PeerId peer;
    std::string messageId;
    std::string senderCode;
    std::string recipientCode;
    int statusSequence{0};  ///< 1, 2, 3 … per inbox item; with the delivery, the duplicate key at the sender
    domain::StatusCode code{domain::StatusCode::arrived};
    std::string reason;
    std::string arrivalNumber;
    domain::Timestamp at{};
    int attempts{0};
    domain::Timestamp nextAttemptAt{};
};
/// The first of its (item, sequence) counts.
void insertStatusNotice(WriteTransaction& transaction, const StatusNotice& notice);
/// Those to the given peers, longest due first. Of one item only the first that is not told yet, and the
/// answer to a recall, which waits for nothing.
[[nodiscard]] std::vector<StatusNotice> dueStatusNotices(ReadTransaction& transaction, domain::Timestamp now,
                                                         const std::vector<domain::PeerId>& peers, int limit);
/// A new line of that peer is here: whatever it is owed is due now.
void expediteStatusNotices(WriteTransaction& transaction, domain::PeerId peer, domain::Timestamp now);
void postponeStatusNotice(WriteTransaction& transaction, std::int64_t id, int attempts,
                          domain::Timestamp nextAttemptAt);
/// The sender acknowledged it. A repeat of an acknowledgement, or one that names nothing of ours, changes
/// nothing.
void closeStatusNotice(WriteTransaction& transaction, domain::PeerId peer, std::string_view messageId,
                       std::string_view recipientCode, int statusSequence);

/// What its sender is still to be told of the work on that item, in order.
[[nodiscard]] std::vector<StatusNotice> progressToTell(ReadTransaction& transaction, domain::InboxId item);
/// It was told, or nobody will ever hear it.
void closeStatusNotice(WriteTransaction& transaction, std::int64_t id);

/// Keeps a status that a receiver reported. False when that (delivery, sequence) is known: a repeat.
[[nodiscard]] bool insertStatusEvent(WriteTransaction& transaction, domain::DeliveryId delivery,
                                     int statusSequence, domain::StatusCode code, const std::string& reason,
                                     domain::Timestamp at);

}  // namespace vanthu::storage
