#pragma once

#include <cstddef>
#include <optional>

#include "server/exchange_cores/ids.h"

namespace vanthu::exchange_cores {

/// What a node keeps for one of its peers.
struct Backlog {
    std::size_t waiting{0};          ///< parcels that leave as soon as the peer takes them
    std::size_t parked{0};           ///< documents that wait until it is back
    std::optional<Moment> oldestAt;  ///< UTC: since when the oldest of both is here, as far as is known
};

/// How it stands with one peer, for people.
struct PeerState {
    NodeId peer;
    bool isUp{false};
    std::optional<Moment> silentFor;  ///< milliseconds; none: nothing was heard since this node started
    Backlog backlog;
};

}  // namespace vanthu::exchange_cores
