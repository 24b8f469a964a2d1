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
    /// `notary` outlives it.
    HubBooks(domain::PeerId hub, exchange_station::Notary& notary) : hub_(hub), notary_(notary) {}

    void record(storage::WriteTransaction& transaction, const exchange_cores::Row& row,
                const exchange_station::ManifestText& manifest) const;

  private:
    void recordSent(storage::WriteTransaction& transaction, const exchange_cores::OutboxRow& row,
                    const wire::Manifest& manifest) const;
    void recordReceived(storage::WriteTransaction& transaction, const exchange_cores::InboxRow& row,
                        const wire::Manifest& manifest, const std::string& manifestText) const;

    void applyReport(storage::WriteTransaction& transaction, domain::Delivery& delivery,
                     const exchange_cores::Report& report) const;

    domain::PeerId hub_;
    exchange_station::Notary& notary_;
};

/// A report about a document of ours that was not believed is kept, counted against who handed it to us, and
/// rings the clerks once.
void recordOffence(storage::WriteTransaction& transaction, domain::PeerId hub,
                   const exchange_cores::Report& report);

/// The delivery to that recipient as the station knows it.
[[nodiscard]] exchange_cores::DeliveryId stationDelivery(const std::string& messageId,
                                                         const std::string& senderCode,
                                                         const std::string& recipientCode);

}  // namespace vanthu::exchange
