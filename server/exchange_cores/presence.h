#pragma once

#include <list>
#include <unordered_map>

#include "server/exchange_cores/ids.h"

namespace vanthu::exchange_cores {

/// Which deliveries are in memory, and of which of them nobody spoke for longest.
class Presence {
  public:
    /// Somebody speaks of it. False: it is not in memory, and counts as if it were from now on.
    bool touch(const DeliveryId& delivery) {
        const auto [place, isNew] = places_.try_emplace(delivery);
        if (isNew)
            place->second = order_.insert(order_.end(), delivery);
        else
            order_.splice(order_.end(), order_, place->second);
        return !isNew;
    }
    [[nodiscard]] std::size_t size() const { return order_.size(); }
    [[nodiscard]] const DeliveryId& oldest() const { return order_.front(); }
    void forgetOldest() {
        places_.erase(order_.front());
        order_.pop_front();
    }

  private:
    std::list<DeliveryId> order_;
    std::unordered_map<DeliveryId, std::list<DeliveryId>::iterator, HashOf> places_;
};

}  // namespace vanthu::exchange_cores
