#pragma once

#include "schemas/domain/account.h"
#include "schemas/domain/delivery.h"
#include "storage/transaction.h"

#include <optional>
#include <vector>

namespace vanthu::storage {

/// Which deliveries of all documents are wanted; what is empty does not filter.
struct DeliveryFilter {
    std::optional<domain::OrganisationId> sender;  ///< unit whose registry holds the document
    std::optional<domain::OrganisationId> recipient;
    std::optional<domain::DeliveryState> state;
    std::optional<domain::Timestamp> from, before;  ///< of queueing
    /// Only what somebody should look at by that moment: refused or failed, unless a clerk left it at that,
    /// or stuck for domain::kDeliveryStuckAfter; not what went to the same receiver again, nor what was
    /// recalled.
    std::optional<domain::Timestamp> troubledAt;
};

/// Of documents that the scope allows, the newest first, at most `limit`, older than `before`.
[[nodiscard]] std::vector<domain::Delivery> listDeliveries(ReadTransaction& transaction,
                                                           const DeliveryFilter& filter,
                                                           const domain::AccessScope& scope,
                                                           std::optional<domain::DeliveryId> before,
                                                           int limit);

/// How many listDeliveries() lists in all, up to limits::kCounted.
[[nodiscard]] std::int64_t countDeliveries(ReadTransaction& transaction, const DeliveryFilter& filter,
                                           const domain::AccessScope& scope);

/// Deliveries and statistic packages that are queued or under way to one peer.
struct WaitingForPeer {
    domain::PeerId peer;
    std::int64_t count{0};
    domain::Timestamp since{};  ///< when the oldest was queued
};
/// Of documents and packages of these units, peer by peer; peers for whom nothing of theirs waits are left
/// out.
[[nodiscard]] std::vector<WaitingForPeer> waitingForPeers(ReadTransaction& transaction,
                                                          const std::vector<domain::OrganisationId>& units);

/// How many wait for that peer.
[[nodiscard]] std::int64_t countOpenDeliveries(ReadTransaction& transaction, domain::PeerId peer);

}  // namespace vanthu::storage
