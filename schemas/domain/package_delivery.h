#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"

#include <optional>
#include <string>

/// Statistic packages on their way from one installation to another (adr/0038). They are no documents:
/// neither the outbox nor the inbox of documents knows of them.
namespace vanthu::domain {

/// A package that a unit of this installation sends to another one.
struct PackageDelivery {
    PackageDeliveryId id;
    StatisticPackageId package;
    std::string messageId;  ///< 32 hex digits, of this delivery alone
    OrganisationId recipient;
    std::string recipientCode;  ///< as it is addressed
    PeerId peer;                ///< the installation of the recipient, or the hub towards it
    DeliveryState state{DeliveryState::queued};
    std::string reason;  ///< why it was refused, as the receiver said it; or why it cannot be delivered
    AccountId queuedBy;
    std::string queuedByName;  ///< as the person was called then
    Timestamp queuedAt{};
    std::optional<Timestamp> arrivedAt;  ///< 01
    std::optional<Timestamp> decidedAt;  ///< 02 or 03
    int attempts{0};
};

/// A package that came from another installation: on disk before it is acknowledged, and taken, or refused
/// with the reason, afterwards.
struct PackageArrival {
    PackageArrivalId id;
    std::string messageId;
    std::string senderCode;     ///< normalised
    std::string senderName;     ///< as the sender says it
    OrganisationId recipient;   ///< unit of this installation
    std::string recipientCode;  ///< as the sender addressed it
    PeerId peer;
    std::string digest;  ///< of the manifest
    std::string file;    ///< the package, byte by byte
    InboxState state{InboxState::arrived};
    std::string reason;                         ///< of a refusal, as the sender is told
    std::optional<StatisticPackageId> package;  ///< what it became
    Timestamp arrivedAt{};
    std::optional<Timestamp> decidedAt;
    int attempts{0};  ///< at telling the sender
};

}  // namespace vanthu::domain
