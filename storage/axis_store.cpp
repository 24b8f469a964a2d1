#include "storage/axis_store.h"

#include "storage/exchange_rows.h"
#include "storage/exchange_store.h"
#include "storage/sql.h"

#include <algorithm>

namespace vanthu::storage {

std::optional<domain::Peer> findAxis(ReadTransaction& transaction) {
    auto peers = listPeers(transaction);
    const auto axis = std::ranges::find(peers, kAxisKey, &domain::Peer::publicKey);
    if (axis == peers.end()) return std::nullopt;
    return std::move(*axis);
}

std::string keepAxisKey(WriteTransaction& transaction, domain::DeliveryId delivery,
                        const std::string& documentKey) {
    execute(transaction,
            "INSERT INTO axis_sendings (delivery_id, document_key) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            {delivery, documentKey});
    return axisKeyOf(transaction, delivery).value_or(documentKey);
}

std::optional<std::string> axisKeyOf(ReadTransaction& transaction, domain::DeliveryId delivery) {
    return firstRow(transaction, "SELECT document_key FROM axis_sendings WHERE delivery_id = $1", {delivery},
                    [](const Row& row) { return row.text(0); });
}

std::vector<domain::Delivery> deliveriesUnder(ReadTransaction& transaction, std::string_view documentKey) {
    return allRows(transaction,
                   "SELECT " + std::string(kDeliveryColumns) +
                       " FROM deliveries WHERE id IN (SELECT delivery_id FROM axis_sendings WHERE"
                       " document_key = $1) ORDER BY id",
                   {documentKey}, deliveryFrom);
}

}  // namespace vanthu::storage
