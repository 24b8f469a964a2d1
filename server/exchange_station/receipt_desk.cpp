#include "server/exchange_station/receipt_desk.h"

#include "server/exchange_station/receipts.h"
#include "server/exchange_station/row_bytes.h"
#include "storage/station_store.h"

namespace vanthu::exchange_station {
namespace {

using namespace exchange_cores;

constexpr std::size_t kRecentReceipts = 4096;

std::string rowKeyOf(const ParcelKey& key) {
    Parcel parcel;
    parcel.key = key;
    return bytesOf(key.delivery) + keyOf(parcel);
}

}  // namespace

/// What came from elsewhere, or back to us from a peer, brought its signature with it.
bool ReceiptDesk::isOurs(const Row& row) const {
    const auto* parcel = std::get_if<Parcel>(&row);
    return parcel != nullptr && parcel->key.kind == ParcelKind::report && parcel->report.signer == self_ &&
           parcel->report.signature.empty();
}

void ReceiptDesk::sign(const std::vector<const Row*>& rows) {
    if (!notary_.signs()) return;
    std::vector<ParcelKey> keys;
    std::vector<std::string> leaves;
    for (const auto* row : rows) {
        if (!isOurs(*row)) continue;
        const auto& parcel = std::get<Parcel>(*row);
        const bool isRepeated = std::ranges::find(keys, parcel.key) != keys.end();
        if (isRepeated || !find(parcel.key).empty()) continue;
        keys.push_back(parcel.key);
        leaves.push_back(leafOf(parcel.report));
    }
    const auto signatures = notary_.signReports(leaves);
    for (std::size_t i = 0; i < signatures.size(); ++i)
        fresh_.insert_or_assign(keys[i], signatures[i]);
}

void ReceiptDesk::store(storage::WriteTransaction& transaction, const Row& row) const {
    if (!isOurs(row)) return;
    const auto& key = std::get<Parcel>(row).key;
    if (const auto fresh = fresh_.find(key); fresh != fresh_.end())
        storage::putStationReceipt(transaction, rowKeyOf(key), fresh->second);
}

void ReceiptDesk::stored() {
    for (const auto& [key, signature] : std::exchange(fresh_, {}))
        remember(key, signature);
}

std::string ReceiptDesk::signatureOf(const Report& report) {
    return find({ParcelKind::report, report.delivery, report.id});
}

std::string ReceiptDesk::find(const Key& key) {
    if (const auto fresh = fresh_.find(key); fresh != fresh_.end()) return fresh->second;
    if (const auto known = recent_.find(key); known != recent_.end()) return known->second;
    auto signature = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findStationReceipt(transaction, rowKeyOf(key));
    });
    if (!signature.empty()) remember(key, signature);
    return signature;
}

void ReceiptDesk::remember(const Key& key, const std::string& signature) {
    if (!recent_.emplace(key, signature).second) return;
    recentOrder_.push_back(key);
    if (recentOrder_.size() <= kRecentReceipts) return;
    recent_.erase(recentOrder_.front());
    recentOrder_.pop_front();
}

}  // namespace vanthu::exchange_station
