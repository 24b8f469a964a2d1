#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "server/exchange_cores/rows.h"
#include "storage/transaction.h"

/// The rows of the cores in the tables of the database. Reading throws Error{damaged} for a row that no
/// program of ours wrote, and for one whose manifest is missing.
namespace vanthu::exchange_station {

/// `logSize`: of the log with the transaction that this row is part of.
void putRow(storage::WriteTransaction& transaction, const exchange_cores::Row& row, std::uint64_t logSize);

/// What a node needs to start: all that still waits, its peers and its log.
[[nodiscard]] exchange_cores::StoredState loadState(storage::ReadTransaction& transaction);
[[nodiscard]] exchange_cores::DeliveryRows storedRows(storage::ReadTransaction& transaction,
                                                      const exchange_cores::DeliveryId& delivery);
/// In the order of their ids, at most `count`; none: from the beginning.
[[nodiscard]] std::vector<exchange_cores::DeliveryRows> storedRowsAfter(
    storage::ReadTransaction& transaction, const std::optional<exchange_cores::DeliveryId>& after,
    std::size_t count);
/// Every report about that delivery that its sender keeps; empty where it never went over a hub.
[[nodiscard]] std::vector<exchange_cores::Report> reportsOf(storage::ReadTransaction& transaction,
                                                            const exchange_cores::DeliveryId& delivery);
/// The station knows of that delivery as its sender.
[[nodiscard]] bool hasOutboxRow(storage::ReadTransaction& transaction,
                                const exchange_cores::DeliveryId& delivery);

}  // namespace vanthu::exchange_station
