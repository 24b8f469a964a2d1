#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "server/exchange_cores/rows.h"
#include "storage/transaction.h"

/// The rows of the cores as they lie on disk. The first byte is the version of the format: a later program
/// reads what an earlier one wrote.
namespace vanthu::exchange_station {

/// Every report about that delivery that its sender keeps; empty where it never went over a hub.
[[nodiscard]] std::vector<exchange_cores::Report> reportsOf(storage::ReadTransaction& transaction,
                                                            const exchange_cores::DeliveryId& id);
/// The station knows of that delivery as its sender.
[[nodiscard]] bool hasOutboxRow(storage::ReadTransaction& transaction, const exchange_cores::DeliveryId& id);

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
