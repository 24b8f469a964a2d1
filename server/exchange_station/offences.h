#pragma once

#include <deque>
#include <unordered_map>

#include "server/exchange_cores/ids.h"

namespace vanthu::exchange_station {

/// Counts what a node did that no sound program does, and says when it was too much. A node that is paused is
/// not heard: it costs the others nothing, and what it has to say is repeated until it is answered.
class Offences {
  public:
    static constexpr std::size_t kLimit = 20;
    static constexpr exchange_cores::Moment kWithin = 10 * 60'000;
    static constexpr exchange_cores::Moment kPause = 10 * 60'000;

    /// True when this one was one too many: the node is paused from `steady` on.
    bool note(exchange_cores::NodeId node, exchange_cores::Moment steady);
    [[nodiscard]] bool isPaused(exchange_cores::NodeId node, exchange_cores::Moment steady) const;

  private:
    struct Record {
        std::deque<exchange_cores::Moment> recent;
        exchange_cores::Moment pausedUntil{0};
    };
    std::unordered_map<exchange_cores::NodeId, Record, exchange_cores::HashOf> records_;
};

}  // namespace vanthu::exchange_station
