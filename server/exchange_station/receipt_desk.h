#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/exchange_cores/rows.h"
#include "server/exchange_station/notary.h"
#include "storage/database.h"

namespace vanthu::exchange_station {

/// The signatures of what this node reported itself. The cores make reports unsigned; all that go to disk
/// together share one signature, made just before, and none leaves earlier. One thread.
class ReceiptDesk {
  public:
    ReceiptDesk(NodeId self, storage::Database& database, const Notary& notary)
        : self_(self), database_(database), notary_(notary) {}

    /// Signs what these rows report for the first time. Before the transaction that stores them.
    void sign(const std::vector<const exchange_cores::Row*>& rows);
    /// Stores the signature that sign() made for that row. Part of that transaction.
    void store(storage::WriteTransaction& transaction, const exchange_cores::Row& row) const;
    /// That transaction is on disk.
    void stored();
    /// Of a report of ours; "" where it was made without a key.
    [[nodiscard]] std::string signatureOf(const exchange_cores::Report& report);
    void clear() { fresh_.clear(); }

  private:
    using Key = exchange_cores::ParcelKey;
    [[nodiscard]] bool isOurs(const exchange_cores::Row& row) const;
    [[nodiscard]] std::string find(const Key& key);
    void remember(const Key& key, const std::string& signature);

    const NodeId self_;
    storage::Database& database_;
    const Notary& notary_;
    std::unordered_map<Key, std::string, exchange_cores::HashOf> fresh_;   ///< signed, not on disk yet
    std::unordered_map<Key, std::string, exchange_cores::HashOf> recent_;  ///< on disk; most leave at once
    std::deque<Key> recentOrder_;
};

}  // namespace vanthu::exchange_station
