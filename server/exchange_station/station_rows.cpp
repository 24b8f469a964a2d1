#include "server/exchange_station/station_rows.h"

#include <unordered_map>

#include "schemas/domain/error.h"
#include "schemas/exchange/manifest.h"
#include "server/exchange_station/frame_bytes.h"
#include "server/exchange_station/names.h"
#include "server/exchange_station/row_bytes.h"
#include "storage/station_store.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;
using storage::StationRowKind;

/// Finds manifests in the database, each once.
FindManifest finderIn(storage::ReadTransaction& transaction) {
    return [&transaction,
            found = std::unordered_map<Digest, ManifestPointer, HashOf>{}](const Digest& digest) mutable {
        auto& manifest = found[digest];
        if (manifest) return manifest;
        const auto stored = storage::findStationManifest(transaction, hexOf(digest));
        if (!stored)
            throw Error(ErrorCode::damaged, "The manifest " + hexOf(digest) + " is not in the database");
        return manifest = coreManifest(wire::parseManifest(stored->text), stored->text);
    };
}

void add(DeliveryRows& rows, const storage::StationRow& row, const FindManifest& find) {
    switch (row.kind) {
        case StationRowKind::parcel:
            rows.parcels.push_back(parcelFrom(row.body, find));
            return;
        case StationRowKind::outbox:
            rows.outbox = outboxRowFrom(row.body, find);
            return;
        case StationRowKind::inbox:
            rows.inbox = inboxRowFrom(row.body, find);
            return;
    }
    throw Error(ErrorCode::damaged, "A row of the exchange is of an unknown kind");
}

storage::StationHead storedHead(const SignedHead& head) {
    return {head.mark.size, hexOf(head.mark.root), head.signature};
}

domain::Timestamp timeOf(Moment milliseconds) {
    return domain::Timestamp{std::chrono::seconds{milliseconds / 1000}};
}

std::vector<DeliveryRows> byDelivery(storage::ReadTransaction& transaction,
                                     const std::vector<storage::StationRow>& rows) {
    const auto find = finderIn(transaction);
    std::vector<DeliveryRows> deliveries;
    for (const auto& row : rows) {
        const auto delivery = deliveryFrom(row.delivery);
        if (deliveries.empty() || deliveries.back().delivery != delivery)
            deliveries.emplace_back().delivery = delivery;
        add(deliveries.back(), row, find);
    }
    return deliveries;
}

}  // namespace

void putRow(storage::WriteTransaction& transaction, const Row& row, std::uint64_t logSize) {
    if (std::holds_alternative<PeerRow>(row))
        return storage::putStationPeer(transaction, keyOf(row), bytesOf(row));
    if (const auto* head = std::get_if<HeadRow>(&row))
        return storage::putStationHead(transaction, keyOf(row), storedHead(head->head), head->contradicted);
    if (const auto* conflict = std::get_if<HeadConflict>(&row))
        return storage::addStationHeadConflict(
            transaction, {keyOf(row), storedHead(conflict->kept), storedHead(conflict->shown), conflict->told,
                          timeOf(conflict->at)});
    const auto* parcel = std::get_if<Parcel>(&row);
    storage::putStationRow(transaction, {.delivery = bytesOf(deliveryOf(row)),
                                         .kind = static_cast<StationRowKind>(row.index()),
                                         .key = keyOf(row),
                                         .waits = parcel != nullptr && stillWaits(*parcel),
                                         .body = bytesOf(row),
                                         .logSize = logSize});
}

StoredState loadState(storage::ReadTransaction& transaction) {
    StoredState state;
    state.waiting = byDelivery(transaction, storage::waitingStationRows(transaction));
    for (const auto& bytes : storage::stationPeers(transaction))
        state.peers.push_back(peerRowFrom(bytes));
    for (const auto& row : storage::stationHeads(transaction))
        state.heads.push_back({nodeFrom(row.node),
                               {{row.head.size, digestFrom(row.head.root)}, row.head.signature},
                               row.contradicted});
    state.logSize = storage::stationLogSize(transaction);
    return state;
}

DeliveryRows storedRows(storage::ReadTransaction& transaction, const DeliveryId& delivery) {
    auto found = byDelivery(transaction, storage::stationRows(transaction, bytesOf(delivery)));
    if (found.empty()) return {.delivery = delivery};
    return std::move(found.front());
}

std::vector<DeliveryRows> storedRowsAfter(storage::ReadTransaction& transaction,
                                          const std::optional<DeliveryId>& after, std::size_t count) {
    const auto from = after ? bytesOf(*after) : std::string{};
    return byDelivery(transaction, storage::stationRowsAfter(transaction, from, count));
}

std::vector<Report> reportsOf(storage::ReadTransaction& transaction, const DeliveryId& delivery) {
    auto rows = storedRows(transaction, delivery);
    return rows.outbox ? std::move(rows.outbox->reports) : std::vector<Report>{};
}

bool hasOutboxRow(storage::ReadTransaction& transaction, const DeliveryId& delivery) {
    return storage::hasStationRow(transaction, bytesOf(delivery), StationRowKind::outbox);
}

}  // namespace vanthu::exchange_station
