#pragma once

#include "storage/transaction.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

// What the state machines of the exchange keep, in bytes that only server/exchange_station understands. No
// change log row comes of it: the documents that it is about have their own.

enum class StationRowKind { parcel, outbox, inbox, peer };

/// Stores the row, in the place of an earlier one of that key.
void putStationRow(WriteTransaction& transaction, StationRowKind kind, std::string_view key,
                   std::string_view body);
/// The bodies of all rows, in the order of their keys.
[[nodiscard]] std::vector<std::string> stationRows(ReadTransaction& transaction, StationRowKind kind);

[[nodiscard]] bool hasStationRow(ReadTransaction& transaction, StationRowKind kind, std::string_view key);

/// The leaf that makes the log that long. Throws Error{conflict} where another transaction took that place.
void appendStationLog(WriteTransaction& transaction, std::uint64_t size, std::uint64_t head);
/// The head after each leaf.
[[nodiscard]] std::vector<std::uint64_t> stationLog(ReadTransaction& transaction);

/// Exact bytes under their SHA-256 (64 hex digits); a repeat changes nothing.
void putStationManifest(WriteTransaction& transaction, std::string_view digest, std::string_view manifest);
[[nodiscard]] std::optional<std::string> findStationManifest(ReadTransaction& transaction,
                                                             std::string_view digest);

}  // namespace vanthu::storage
