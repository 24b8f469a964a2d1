#pragma once

#include <deque>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "server/exchange_cores/events.h"
#include "tests/exchange_simulation/engine/faults.h"

namespace vanthu::exchange_simulation {

using exchange_cores::DeliveryId;
using exchange_cores::Digest;
using exchange_cores::HashOf;
using exchange_cores::InboxRow;
using exchange_cores::OutboxRow;
using exchange_cores::Parcel;
using exchange_cores::ParcelKey;
using exchange_cores::PeerRow;
using exchange_cores::Row;
using exchange_cores::Transaction;

/// What survives: tables, log and blobs. Copied, it is a backup.
struct Tables {
    std::map<DeliveryId, std::map<ParcelKey, Parcel>> parcels;
    std::unordered_map<DeliveryId, OutboxRow, HashOf> outbox;
    std::unordered_map<DeliveryId, InboxRow, HashOf> inbox;
    /// Every inbox item that was ever made, by number, so that a second one of the same delivery shows.
    std::unordered_map<std::uint64_t, DeliveryId> items;
    std::unordered_map<exchange_cores::NodeId, PeerRow, HashOf> peers;
    std::unordered_map<exchange_cores::NodeId, exchange_cores::HeadRow, HashOf> heads;
    std::vector<exchange_cores::HeadConflict> headConflicts;
    /// By the size of the log, from one on: what LogNodes gives.
    std::vector<std::vector<Digest>> logNodes;
    std::unordered_set<Digest, HashOf> blobs;
};

/// A disk that forgets what was not synced.
class Disk {
  public:
    [[nodiscard]] const Tables& tables() const { return tables_; }
    [[nodiscard]] exchange_cores::StoredState load() const;
    [[nodiscard]] exchange_cores::DeliveryRows stored(const DeliveryId& delivery) const;
    [[nodiscard]] std::vector<exchange_cores::DeliveryRows> storedAfter(
        const std::optional<DeliveryId>& after, std::size_t count) const;
    [[nodiscard]] std::size_t transactionsUnderWay() const { return underWay_.size(); }

    void write(Transaction transaction) { underWay_.push_back(std::move(transaction)); }
    /// The first of those that were written are durable; gives them back for who reads the tables.
    [[nodiscard]] std::vector<Transaction> sync(std::size_t count);
    /// The fsync failed, and the pages count as clean: they are gone.
    void loseUnsynced(std::size_t count);
    [[nodiscard]] std::uint64_t partialBytes(const Digest& blob) const;
    void writeChunk(const exchange_cores::Chunk& chunk);
    /// False: the bytes are not those of the digest.
    [[nodiscard]] bool storeBlob(const Digest& blob);
    void syncFolder(const Digest& blob);
    void put(const Digest& blob) { tables_.blobs.insert(blob); }
    /// Power is cut. Some of what was under way may have reached the disk, the last of it torn.
    [[nodiscard]] std::vector<Transaction> crash(Chance& chance, const Faults& faults, bool keepsHalves);
    void restore(Tables backup);

  private:
    void apply(const Row& row);
    void apply(const Transaction& transaction);

    Tables tables_;
    std::deque<Transaction> underWay_;
    struct Partial {
        std::uint64_t bytes{0};
        bool damaged{false};
    };
    std::unordered_map<Digest, Partial, HashOf> temporary_;
    std::unordered_set<Digest, HashOf> renamed_;  ///< folder not synced
};

}  // namespace vanthu::exchange_simulation
