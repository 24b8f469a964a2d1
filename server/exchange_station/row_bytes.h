#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/exchange_cores/rows.h"

/// The rows of the cores as they lie on disk. The first byte is the version of the format: a later program
/// reads what an earlier one wrote.
namespace vanthu::exchange_station {

/// In the order of the bytes deliveries have the order of their ids.
[[nodiscard]] std::string bytesOf(const exchange_cores::DeliveryId& delivery);
/// Throws Error{damaged}.
[[nodiscard]] exchange_cores::DeliveryId deliveryFrom(std::string_view bytes);

/// What the row is about. Of a peer's row: no delivery.
[[nodiscard]] exchange_cores::DeliveryId deliveryOf(const exchange_cores::Row& row);
/// Tells it from the rows of its kind that are about the same delivery; peers from each other.
[[nodiscard]] std::string keyOf(const exchange_cores::Row& row);
[[nodiscard]] std::string bytesOf(const exchange_cores::Row& row);

/// The manifest of that digest; rows name it, many of them the same.
using FindManifest = std::function<exchange_cores::ManifestPointer(const exchange_cores::Digest&)>;

/// Each throws Error{damaged} for what bytesOf() did not write.
[[nodiscard]] exchange_cores::Parcel parcelFrom(std::string_view bytes, const FindManifest& find);
[[nodiscard]] exchange_cores::OutboxRow outboxRowFrom(std::string_view bytes, const FindManifest& find);
[[nodiscard]] exchange_cores::InboxRow inboxRowFrom(std::string_view bytes, const FindManifest& find);
[[nodiscard]] exchange_cores::PeerRow peerRowFrom(std::string_view bytes);

/// None for a row that is about no document or about one that is not here.
[[nodiscard]] exchange_cores::ManifestPointer manifestOf(const exchange_cores::Row& row);

}  // namespace vanthu::exchange_station
