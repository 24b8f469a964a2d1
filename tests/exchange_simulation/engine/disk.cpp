#include "tests/exchange_simulation/engine/disk.h"

#include <algorithm>

namespace vanthu::exchange_simulation {

exchange_cores::DeliveryRows Disk::stored(const DeliveryId& delivery) const {
    exchange_cores::DeliveryRows rows;
    rows.delivery = delivery;
    if (const auto found = tables_.parcels.find(delivery); found != tables_.parcels.end())
        for (const auto& [key, parcel] : found->second)
            rows.parcels.push_back(parcel);
    if (const auto found = tables_.outbox.find(delivery); found != tables_.outbox.end())
        rows.outbox = found->second;
    if (const auto found = tables_.inbox.find(delivery); found != tables_.inbox.end())
        rows.inbox = found->second;
    return rows;
}

std::vector<exchange_cores::DeliveryRows> Disk::storedAfter(const std::optional<DeliveryId>& after,
                                                            std::size_t count) const {
    std::vector<exchange_cores::DeliveryRows> found;
    auto next = after ? tables_.parcels.upper_bound(*after) : tables_.parcels.begin();
    for (; next != tables_.parcels.end() && found.size() < count; ++next)
        found.push_back(stored(next->first));
    return found;
}

exchange_cores::StoredState Disk::load() const {
    exchange_cores::StoredState state;
    for (const auto& [delivery, parcels] : tables_.parcels)
        if (std::ranges::any_of(parcels,
                                [](const auto& entry) { return exchange_cores::stillWaits(entry.second); }))
            state.waiting.push_back(stored(delivery));
    for (const auto& [peer, row] : tables_.peers)
        state.peers.push_back(row);
    for (const auto& [node, row] : tables_.heads)
        state.heads.push_back(row);
    state.logSize = tables_.logNodes.size();
    return state;
}

void Disk::apply(const Row& row) {
    if (const auto* parcel = std::get_if<Parcel>(&row)) {
        tables_.parcels[parcel->key.delivery].insert_or_assign(parcel->key, *parcel);
    } else if (const auto* out = std::get_if<OutboxRow>(&row)) {
        tables_.outbox.insert_or_assign(out->delivery, *out);
    } else if (const auto* in = std::get_if<InboxRow>(&row)) {
        tables_.inbox.insert_or_assign(in->delivery, *in);
        if (in->item != 0) tables_.items.insert_or_assign(in->item, in->delivery);
    } else if (const auto* peer = std::get_if<PeerRow>(&row)) {
        tables_.peers.insert_or_assign(peer->peer, *peer);
    } else if (const auto* head = std::get_if<exchange_cores::HeadRow>(&row)) {
        tables_.heads.insert_or_assign(head->node, *head);
    } else if (const auto* conflict = std::get_if<exchange_cores::HeadConflict>(&row)) {
        tables_.headConflicts.push_back(*conflict);
    }
}

void Disk::apply(const Transaction& transaction) {
    for (const auto& row : transaction.rows)
        apply(row);
    tables_.logNodes.push_back(transaction.logNodes);
}

std::vector<Transaction> Disk::sync(std::size_t count) {
    std::vector<Transaction> durable;
    for (; count > 0 && !underWay_.empty(); --count) {
        apply(underWay_.front());
        durable.push_back(std::move(underWay_.front()));
        underWay_.pop_front();
    }
    return durable;
}

void Disk::loseUnsynced(std::size_t count) {
    for (std::size_t i = 0; i < count && i < underWay_.size(); ++i)
        underWay_[i].rows.clear();
}

std::uint64_t Disk::partialBytes(const Digest& blob) const {
    const auto found = temporary_.find(blob);
    return found == temporary_.end() ? 0 : found->second.bytes;
}

void Disk::writeChunk(const exchange_cores::Chunk& chunk) {
    auto& partial = temporary_[chunk.blob];
    // A hole, or bytes twice: the digest will be wrong.
    partial.damaged |= chunk.damaged || chunk.offset != partial.bytes;
    partial.bytes += chunk.bytes;
}

bool Disk::storeBlob(const Digest& blob) {
    const auto found = temporary_.find(blob);
    const bool damaged = found == temporary_.end() || found->second.damaged;
    if (found != temporary_.end()) temporary_.erase(found);
    if (!damaged) renamed_.insert(blob);
    return !damaged;
}

void Disk::syncFolder(const Digest& blob) {
    if (renamed_.erase(blob) > 0) tables_.blobs.insert(blob);
}

std::vector<Transaction> Disk::crash(Chance& chance, const Faults& faults, bool keepsHalves) {
    auto reached = chance.below(underWay_.size() + 1);
    const bool torn = reached > 0 && chance.happens(faults.torn);
    if (torn) --reached;  // its checksum is wrong: recovery leaves it out
    auto durable = sync(reached);
    if (keepsHalves && !underWay_.empty()) {
        auto half = underWay_.front();
        half.rows.resize((half.rows.size() + 1) / 2);
        apply(half);
    }
    underWay_.clear();
    // Of what came, nobody synced anything.
    for (auto& [blob, partial] : temporary_) {
        partial.bytes = chance.below(partial.bytes + 1);
        partial.damaged |= chance.happens(faults.torn / 4);
    }
    for (const auto& blob : renamed_)
        if (!chance.happens(faults.folderLost)) tables_.blobs.insert(blob);
    renamed_.clear();
    return durable;
}

void Disk::restore(Tables backup) {
    tables_ = std::move(backup);
    underWay_.clear();
    temporary_.clear();
    renamed_.clear();
}

}  // namespace vanthu::exchange_simulation
