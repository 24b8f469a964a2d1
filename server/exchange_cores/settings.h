#pragma once

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "server/exchange_cores/log_tree.h"
#include "server/exchange_cores/peer_state.h"
#include "server/exchange_cores/rows.h"

namespace vanthu::exchange_cores {

/// Limits and times of one node; milliseconds and bytes.
struct Settings {
    NodeId self;
    std::vector<NodeId> peers;
    std::size_t messagesInFlight{256};  ///< submits to one peer without an answer
    std::size_t controlsInFlight{256};  ///< reports and recalls, which never wait behind bulk
    Moment answerWithin{10'000};        ///< then it is sent again
    Moment silence{30'000};             ///< of a peer that owes answers: the session is down
    Moment longestProbe{60'000};        ///< between two hellos to a silent peer
    Moment sweep{15'000};               ///< how often expiry, parking and silence are looked for
    Moment headEvery{60'000};           ///< at least between two signed heads of our log
    Moment parkAfter{4 * 3'600'000};    ///< without a session to the next node
    std::uint64_t chunkBytes{256 * 1024};
    std::uint64_t windowBytes{4 * 1024 * 1024};  ///< asked for and not here yet, of one peer: at most,
    std::uint64_t firstWindowBytes{64 * 1024};   ///< at first,
    std::uint64_t leastWindowBytes{16 * 1024};   ///< and on the slowest line
    Moment chunkWithin{5'000};
    std::uint32_t pullAttempts{8};  ///< without a byte, then the message is forgotten until it is sent again
    std::uint32_t damagedLimit{5};  ///< the same blob wrong so often is refused for good
    std::size_t syncPage{64};       ///< deliveries in one offer
    Moment syncWithin{5 * 86'400'000};             ///< for what is handed over again after a restoration
    Quota quota;                                   ///< of every peer
    std::vector<std::pair<NodeId, Quota>> quotas;  ///< but of these
    /// More only while they wait, or their last change is not on disk.
    std::size_t deliveriesInMemory{4096};
};

/// What the cores ask the world, and always get the same answer for the same question.
struct World {
    /// The next node on the way to that party; none: unknown here.
    std::function<std::optional<NodeId>(PartyId)> route;
    /// Why a message is refused for good: schema, secret, malware, signature …
    std::function<std::optional<NackCode>(const Manifest&, PartyId recipient, std::uint32_t round)> admit;
    /// The signature of a report that is whole but for it.
    std::function<std::string(const Report&)> sign;
    std::function<bool(const Report&)> verify;
    /// The signature of this node under that head of its own log; "" where it has no key.
    std::function<std::string(const LogMark&)> signHead;
    /// False: it is wrongly signed, or not by who may sign for that node.
    std::function<bool(NodeId, const SignedHead&)> verifyHead;
    /// What lies on disk of that delivery. Asked of one that is not in memory, whose last change is on disk.
    std::function<DeliveryRows(const DeliveryId&)> stored;
    /// The next deliveries on disk, in the order of their ids, at most so many.
    std::function<std::vector<DeliveryRows>(const std::optional<DeliveryId>& after, std::size_t count)>
        storedAfter;
    /// That file is whole and durable here.
    std::function<bool(const Digest& blob)> hasBlob;
    /// How many of its bytes came already: kept after a LeaveBlob or a crash, or none.
    std::function<std::uint64_t(const Part& blob)> partialBytes;
    /// How the log is hashed.
    std::function<LogLeaf(const std::vector<Row>&)> leafOf;
    JoinHashes join;
    /// The log as it lies on disk.
    LogNodes logNodes;
};

}  // namespace vanthu::exchange_cores
