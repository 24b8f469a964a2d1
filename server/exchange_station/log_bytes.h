#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/exchange_cores/log_tree.h"
#include "server/exchange_cores/rows.h"
#include "storage/station_store.h"

/// The log of a station as it is hashed (docs/exchange.md §12) and as it lies on disk. All hashes are those
/// of RFC 9162, 2.1.
namespace vanthu::exchange_station {

/// What is hashed of a row, as a leaf of the tree over its transaction: its kind, then its bytes.
[[nodiscard]] std::string loggedBytes(const exchange_cores::Row& row);
/// What a transaction is as a leaf of the log: "vanthu-log-leaf1", how many rows (4), the root over them
/// (32).
[[nodiscard]] std::string loggedTransaction(const std::vector<exchange_cores::Digest>& rowHashes);

/// Precondition: `rows` is not empty.
[[nodiscard]] exchange_cores::LogLeaf logLeafOf(const std::vector<exchange_cores::Row>& rows);
[[nodiscard]] exchange_cores::Digest joinHashes(const exchange_cores::Digest& left,
                                                const exchange_cores::Digest& right);

/// What the signature of a head is over: "vanthu-log-head1", the node (8), the size (8), the root (32).
[[nodiscard]] std::string signedHeadContent(exchange_cores::NodeId node, const exchange_cores::LogMark& mark);

[[nodiscard]] storage::StationLeaf storedLeaf(const exchange_cores::Transaction& transaction);
/// Throws Error{damaged} where the log has no leaf of that number.
[[nodiscard]] std::vector<exchange_cores::Digest> logNodesIn(storage::ReadTransaction& transaction,
                                                             std::uint64_t size);
/// The log on disk, for as long as the transaction lasts.
class LogOnDisk {
  public:
    explicit LogOnDisk(storage::ReadTransaction& transaction)
        : nodes_([&transaction](std::uint64_t size) { return logNodesIn(transaction, size); }) {}

    [[nodiscard]] exchange_cores::StoredLog log() const { return {nodes_, join_}; }

  private:
    const exchange_cores::LogNodes nodes_;
    const exchange_cores::JoinHashes join_{joinHashes};
};
/// Of the transaction that made the log so long. Throws as logNodesIn().
[[nodiscard]] std::vector<exchange_cores::Digest> rowHashesIn(storage::ReadTransaction& transaction,
                                                              std::uint64_t size);

}  // namespace vanthu::exchange_station
