#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// One issued document on its way to one receiver. The message id is made in the transaction that asks for
/// the sending, never per attempt (exchange §3.3).
struct Delivery {
    DeliveryId id;
    std::string messageId;  ///< 32 hex digits, shared by all receivers of one sending
    DocumentId document;
    OrganisationId recipient;
    std::string recipientCode;   ///< identifier used on the wire
    std::optional<PeerId> peer;  ///< none: the receiver is a unit of this installation
    DeliveryState state{DeliveryState::queued};
    std::string reason;  ///< of a refusal or failure
    int attempts{0};
    Timestamp nextAttemptAt{};
    Timestamp queuedAt{};
    std::optional<Timestamp> sentAt;
    std::optional<Timestamp> arrivedAt;  ///< 01
    std::optional<Timestamp> decidedAt;  ///< 02 or 03
    std::string arrivalNumber;           ///< số đến at the receiver, told with 03
};

/// One received document waiting for, or decided by, a clerk.
struct InboxItem {
    InboxId id;
    std::string messageId;
    std::string senderCode;
    std::string senderName;                   ///< as printed by the sender
    OrganisationId recipient;                 ///< unit of this installation
    std::string recipientCode;                ///< as the sender addressed it
    std::string digest;                       ///< of the manifest
    std::string manifest;                     ///< exact bytes received: never changed
    std::optional<PeerId> peer;               ///< none: came from a unit of this installation
    std::optional<DeliveryId> localDelivery;  ///< the sender's row when it is on this installation
    InboxState state{InboxState::arrived};
    std::string reason;
    std::optional<DocumentId> document;  ///< the incoming document made of it
    Timestamp arrivedAt{};
    std::optional<Timestamp> decidedAt;
};

/// Another installation that we exchange with, known by its CURVE key.
struct Peer {
    PeerId id;
    std::string name;
    std::string endpoint;                        ///< tcp://host:port, "" when only it dials us
    std::string publicKey;                       ///< Z85, 40 characters
    std::vector<std::string> organisationCodes;  ///< it may speak for these, normalised
    Date validFrom;
    std::optional<Date> validTo;
    bool revoked{false};
};

}  // namespace vanthu::domain
