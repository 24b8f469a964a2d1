#pragma once

#include <string>

#include "schemas/domain/delivery.h"
#include "schemas/exchange/manifest.h"
#include "schemas/exchange/messages.h"
#include "server/exchange_cores/rows.h"
#include "server/exchange_station/station_shell.h"

namespace vanthu::exchange {

/// Writes into the registry what the station learnt, in the transaction that stores the station's own row:
/// the deliveries and recalls of the sender, the inbox of the receiver. Nothing but the database.
class HubBooks {
  public:
    HubBooks() = default;
    explicit HubBooks(domain::PeerId hub) : hub_(hub) {}

    void record(storage::WriteTransaction& transaction, const exchange_cores::Row& row,
                const exchange_station::ManifestText& manifest) const;

  private:
    void recordSent(storage::WriteTransaction& transaction, const exchange_cores::OutboxRow& row,
                    const wire::Manifest& manifest) const;
    void recordReceived(storage::WriteTransaction& transaction, const exchange_cores::InboxRow& row,
                        const wire::Manifest& manifest, const std::string& manifestText) const;

    domain::PeerId hub_;
};

/// The delivery to that recipient as the station knows it.
[[nodiscard]] exchange_cores::DeliveryId stationDelivery(const std::string& messageId,
                                                         const std::string& senderCode,
                                                         const std::string& recipientCode);

}  // namespace vanthu::exchange
