#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "schemas/domain/trusted_signer.h"
#include "server/app/directory.h"
#include "server/exchange/exchange.h"
#include "server/exchange/inbox.h"
#include "storage/delivery_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

// The JSON forms of the exchange in schemas/api/openapi.yaml.

/// Why a delivery was refused, failed, or (Vietnamese, for people) waits for a peer that is not in force; ""
/// without a reason.
[[nodiscard]] std::string reasonOf(const domain::Delivery& delivery, const std::vector<domain::Peer>& peers,
                                   domain::Date today);
[[nodiscard]] std::string toJson(const domain::Delivery& delivery, const DirectorySnapshot& directory,
                                 const std::string& reason, const domain::DeliveryRecall* recall,
                                 domain::SignatureMark receipt, const std::vector<domain::Delivery>& changes);
[[nodiscard]] std::string toJson(const domain::Peer& peer);
/// The same with what is known of the line to it, how many deliveries wait, and how many of its reports were
/// not believed; `health`: null when it may not exchange today.
[[nodiscard]] std::string toJson(const domain::Peer& peer, const exchange::PeerHealth* health,
                                 std::int64_t waiting, std::int64_t offences);
/// What a unit whose deliveries wait for that peer is told of it.
[[nodiscard]] std::string toJson(const domain::Peer& peer, domain::PeerLine line,
                                 const std::optional<domain::Timestamp>& lastHeardAt,
                                 const storage::WaitingForPeer& waiting);
/// Updates and replacements around an inbox item.
struct ItemChanges {
    exchange::SentChange said;          ///< by an update or replacement
    std::vector<domain::InboxItem> of;  ///< what it is about, as far as that came
    std::vector<domain::InboxItem> by;  ///< its own updates and replacements
};
/// `sent` is the sender's document as its manifest tells it; `mark` is of the signature over that.
[[nodiscard]] std::string toJson(const domain::InboxItem& item, const domain::Document& sent,
                                 domain::SignatureMark mark, const ItemChanges& changes);

}  // namespace vanthu::app
