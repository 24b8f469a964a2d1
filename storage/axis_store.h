#pragma once

#include "schemas/domain/delivery.h"
#include "storage/transaction.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// The one peer without a key: the axis of documents, which the bridge serves and the gateway never sees.
inline constexpr std::string_view kAxisKey = "axis";

/// std::nullopt before an axis was ever set up here.
[[nodiscard]] std::optional<domain::Peer> findAxis(ReadTransaction& transaction);

// Under which DocumentId a delivery goes out by the axis.

/// What it goes out under: `documentKey`, or what was kept before.
[[nodiscard]] std::string keepAxisKey(WriteTransaction& transaction, domain::DeliveryId delivery,
                                      const std::string& documentKey);
[[nodiscard]] std::optional<std::string> axisKeyOf(ReadTransaction& transaction, domain::DeliveryId delivery);
[[nodiscard]] std::vector<domain::Delivery> deliveriesUnder(ReadTransaction& transaction,
                                                            std::string_view documentKey);

}  // namespace vanthu::storage
