#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "server/app/directory.h"

#include <string>
#include <vector>

namespace vanthu::app {

// The JSON forms of the exchange in schemas/api/openapi.yaml.

/// Why a delivery was refused, failed, or (Vietnamese, for people) waits for a peer that is not in force; ""
/// without a reason.
[[nodiscard]] std::string reasonOf(const domain::Delivery& delivery, const std::vector<domain::Peer>& peers,
                                   domain::Date today);
[[nodiscard]] std::string toJson(const domain::Delivery& delivery, const DirectorySnapshot& directory,
                                 const std::string& reason, const domain::DeliveryRecall* recall = nullptr);
[[nodiscard]] std::string toJson(const domain::Peer& peer);
/// `sent` is the sender's document as its manifest tells it.
[[nodiscard]] std::string toJson(const domain::InboxItem& item, const domain::Document& sent);

}  // namespace vanthu::app
