#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "server/exchange_cores/ids.h"

namespace vanthu::exchange_cores {

/// What a node keeps for one of its peers.
struct Backlog {
    std::size_t waiting{0};          ///< parcels that leave as soon as the peer takes them
    std::size_t parked{0};           ///< documents that wait until it is back
    std::optional<Moment> oldestAt;  ///< UTC: since when the oldest of both is here, as far as is known
};

/// What came from one peer and still waits here for another one.
struct Held {
    std::uint64_t documents{0};  ///< one for each of its receivers
    std::uint64_t bytes{0};      ///< of their files; a file that goes to two receivers counts twice
};

/// How much of one peer's may wait at a hub. Above it the peer is told BUSY and comes again later: one that
/// floods, or sends to whoever is away, fills no disk but its own.
struct Quota {
    std::uint64_t documents{50'000};
    std::uint64_t bytes{std::uint64_t{64} << 30};
    bool operator==(const Quota&) const = default;
};

/// How it stands with one peer, for people.
struct PeerState {
    NodeId peer;
    bool isUp{false};
    std::optional<Moment> silentFor;  ///< milliseconds; none: nothing was heard since this node started
    Backlog backlog;
    Held held;
    bool isFull{false};  ///< of what is held, as much as the quota allows
};

}  // namespace vanthu::exchange_cores
