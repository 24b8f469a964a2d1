#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/exchange_cores/rows.h"

namespace vanthu::exchange_simulation {

/// Watches at one node in which order waiting messages begin their way, as its transactions tell: hỏa tốc
/// before the rest, and among equals no source twice while another waits longer than one full turn.
class OrderWatch {
  public:
    void onWritten(const exchange_cores::Transaction& transaction);
    /// The node restarted: what waited is loaded in any order.
    void restart(const std::vector<exchange_cores::DeliveryRows>& loaded);
    [[nodiscard]] std::vector<std::string> takeViolations() { return std::exchange(violations_, {}); }

  private:
    using Parcel = exchange_cores::Parcel;
    using NodeId = exchange_cores::NodeId;
    struct Source {
        std::set<exchange_cores::ParcelKey> keys;   ///< that wait for the first time
        std::set<exchange_cores::ParcelKey> begun;  ///< and have no answer: this source is being served
        std::size_t passedOver{0};
    };
    using Lane = std::map<NodeId, Source>;
    void begins(const Parcel& parcel);
    void leaves(const Parcel& parcel);

    std::map<NodeId, std::map<int, Lane>> waiting_;  ///< next node -> priority -> source
    std::vector<std::string> violations_;
};

}  // namespace vanthu::exchange_simulation
