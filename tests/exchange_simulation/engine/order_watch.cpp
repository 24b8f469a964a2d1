#include "tests/exchange_simulation/engine/order_watch.h"

namespace vanthu::exchange_simulation {
namespace {

/// As many sources as a hub can have here.
constexpr std::size_t kFullTurn = 8;

}  // namespace

void OrderWatch::onWritten(const exchange_cores::Transaction& transaction) {
    for (const auto& row : transaction.rows) {
        const auto* parcel = std::get_if<Parcel>(&row);
        if (parcel == nullptr || parcel->key.kind != exchange_cores::ParcelKind::submit) continue;
        const bool waits = parcel->state == exchange_cores::ParcelState::open && !parcel->attempted;
        if (waits)
            waiting_[parcel->to][static_cast<int>(parcel->priority)][parcel->cameFrom].keys.insert(
                parcel->key);
        else if (parcel->state == exchange_cores::ParcelState::open)
            begins(*parcel);
        else
            leaves(*parcel);
    }
}

void OrderWatch::restart(const std::vector<exchange_cores::DeliveryRows>& loaded) {
    waiting_.clear();
    for (const auto& rows : loaded)
        for (const auto& parcel : rows.parcels)
            if (parcel.key.kind == exchange_cores::ParcelKind::submit &&
                parcel.state == exchange_cores::ParcelState::open)
                waiting_[parcel.to][static_cast<int>(parcel.priority)][parcel.cameFrom].begun.insert(
                    parcel.key);
}

void OrderWatch::begins(const Parcel& parcel) {
    auto& lanes = waiting_[parcel.to];
    const auto priority = static_cast<int>(parcel.priority);
    auto& lane = lanes[priority];
    auto& own = lane[parcel.cameFrom];
    const bool firstTime = own.keys.erase(parcel.key) > 0;
    own.begun.insert(parcel.key);
    if (!firstTime) return;
    own.passedOver = 0;
    for (auto higher = lanes.upper_bound(priority); higher != lanes.end(); ++higher)
        for (const auto& [source, waits] : higher->second)
            if (!waits.keys.empty())
                violations_.emplace_back("priority: a slower class left before a waiting faster one");
    for (auto& [source, waits] : lane)
        if (source != parcel.cameFrom && !waits.keys.empty() && waits.begun.empty() &&
            ++waits.passedOver > kFullTurn)
            violations_.emplace_back("fairness: one source was passed over for more than a full turn");
}

void OrderWatch::leaves(const Parcel& parcel) {
    auto& lane = waiting_[parcel.to][static_cast<int>(parcel.priority)];
    const auto own = lane.find(parcel.cameFrom);
    if (own == lane.end()) return;
    own->second.keys.erase(parcel.key);
    own->second.begun.erase(parcel.key);
    if (own->second.keys.empty() && own->second.begun.empty()) lane.erase(own);
}

}  // namespace vanthu::exchange_simulation
