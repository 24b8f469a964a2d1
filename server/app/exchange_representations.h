#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "server/app/directory.h"

#include <string>

namespace vanthu::app {

// The JSON forms of the exchange in schemas/api/openapi.yaml.

[[nodiscard]] std::string toJson(const domain::Delivery& delivery, const DirectorySnapshot& directory);
[[nodiscard]] std::string toJson(const domain::Peer& peer);
/// `sent` is the sender's document as its manifest tells it.
[[nodiscard]] std::string toJson(const domain::InboxItem& item, const domain::Document& sent);

}  // namespace vanthu::app
