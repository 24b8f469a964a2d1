#pragma once

#include <deque>
#include <queue>
#include <unordered_map>

#include "server/exchange_cores/workbench.h"

namespace vanthu::exchange_cores {

/// A message for one receiver whose files are all durable here.
struct Arrival {
    NodeId from;
    ManifestPointer manifest;
    PartyId recipient;
    std::uint32_t round{1};
    Moment expiresAt{0};
    bool usable{true};  ///< false: its bytes never matched their digest
};

/// Draws the files that are missing, makes them durable (P3), and gives the arrival when all of them are.
/// Hỏa tốc is drawn first, and overtakes what is being drawn at the next window. What it holds is in
/// memory only, but for the bytes that came: the giver keeps its parcel open until we acknowledge.
class Collector {
  public:
    explicit Collector(Workbench& bench) : bench_(bench) {}

    void collect(NodeId from, const Submit& submit);
    void onChunk(NodeId from, const Chunk& chunk);
    void onStored(const Digest& blob);
    void onFailed(const BlobFailed& failed);
    void onFolderSynced(const Digest& blob);
    void onTick();
    /// What became whole since the last call.
    [[nodiscard]] std::vector<Arrival> takeArrivals() { return std::exchange(arrivals_, {}); }

  private:
    /// What one NEED asks for. The next one is asked for while it comes, so that the line never waits for us.
    struct Portion {
        std::uint64_t upTo{0};
        std::uint64_t bytes{0};
        Moment askedAt{0};
    };
    struct Incoming {
        NodeId from;
        ManifestPointer manifest;
        std::vector<Arrival> arrivals;  ///< one for each receiver that was named so far
        std::vector<Part> missing;      ///< not durable here yet
        std::optional<Part> blob;       ///< the one that is being drawn or stored
        std::uint64_t received{0};
        std::uint64_t askedUpTo{0};
        std::deque<Portion> portions;  ///< asked for and not whole yet
        Moment portionCameAt{0};
        Moment alarmAt{0};
        std::uint32_t silentAsks{0};
        std::uint32_t damaged{0};
    };
    struct Alarm {
        Moment at;
        Digest manifest;
        bool operator<(const Alarm& other) const { return at > other.at; }
    };
    void addRecipient(Incoming& incoming, NodeId from, const Submit& submit);
    void pull(NodeId from);
    [[nodiscard]] bool chooseBlob(Incoming& incoming);
    /// Asked for and not here yet, of messages in that lane and above.
    [[nodiscard]] std::uint64_t askedBytes(NodeId from, std::size_t lane);
    [[nodiscard]] std::uint64_t& askedOf(const Incoming& incoming);
    void forgetAsked(Incoming& incoming);
    void ask(Incoming& incoming);
    void finish(const Digest& manifest, bool usable);
    void releaseBlob(Incoming& incoming);
    void forget(const Digest& manifest);
    [[nodiscard]] Incoming* collecting(const Digest& blob);
    void askAgain(Incoming& incoming);
    void portionCame(Incoming& incoming);
    [[nodiscard]] std::uint64_t& windowOf(NodeId from);

    Workbench& bench_;
    std::unordered_map<Digest, Incoming, HashOf> incoming_;    ///< by the digest of the manifest
    std::unordered_map<Digest, Digest, HashOf> collectedFor_;  ///< blob -> manifest
    std::vector<Digest> inOrder_;
    std::unordered_map<NodeId, std::array<std::uint64_t, kLanes>, HashOf> asked_;
    std::unordered_map<NodeId, std::uint64_t, HashOf> windows_;  ///< bytes, as fast as the line is
    std::priority_queue<Alarm> alarms_;
    std::vector<Arrival> arrivals_;
};

}  // namespace vanthu::exchange_cores
