#pragma once

#include <memory>
#include <queue>

#include "server/exchange_cores/gateway_core.h"
#include "server/exchange_cores/hub_core.h"
#include "tests/exchange_simulation/engine/disk.h"
#include "tests/exchange_simulation/engine/order_watch.h"

namespace vanthu::exchange_simulation {

using exchange_cores::Event;
using exchange_cores::Frame;
using exchange_cores::ManifestPointer;
using exchange_cores::MessageId;
using exchange_cores::NodeId;
using exchange_cores::PartyId;

inline constexpr std::size_t kHubs = 2;
inline constexpr std::size_t kGateways = 6;
inline constexpr std::size_t kNodes = kHubs + kGateways;
inline constexpr std::uint32_t kPartiesPerGateway = 2;
inline constexpr PartyId kUnknownParty{999};

/// Node 1 and 2 are hubs, the rest gateways in turn of hub 1 and hub 2; party p lives behind gateway
/// 3 + p mod 6.
[[nodiscard]] bool isHub(NodeId node);
[[nodiscard]] NodeId gatewayOf(PartyId party);
[[nodiscard]] NodeId hubOf(NodeId gateway);

/// What one run did, and everything that was wrong with it.
struct Outcome {
    std::uint64_t deliveries{0};
    std::uint64_t inboxed{0};
    std::uint64_t events{0};
    std::uint64_t frames{0};
    std::uint64_t commits{0};
    std::uint64_t crashes{0};
    std::uint64_t restores{0};
    std::uint64_t recalls{0};
    std::uint64_t refusals{0};
    std::uint64_t updatesAnswered{0};
    std::uint64_t heads{0};     ///< that nodes keep of their peers at the end
    std::uint64_t toldAnew{0};  ///< logs that began anew, as their nodes said
    Moment settledAfter{0};     ///< from the healing, ms
    std::vector<std::string> violations;
};

/// One sending as the clerk who issued it knows it.
struct Sending {
    ManifestPointer manifest;
    std::vector<PartyId> recipients;
    NodeId gateway;
    bool issued{false};   ///< one of its rows was durable once
    bool excused{false};  ///< its gateway was restored to a backup from before it
};

/// Two hubs, six gateways and everything that can happen to them.
class Simulation {
  public:
    explicit Simulation(Options options);

    [[nodiscard]] Outcome run();
    [[nodiscard]] const Tables& tables(NodeId node) const { return nodes_[node.value - 1].disk.tables(); }
    [[nodiscard]] const std::vector<Sending>& sendings() const { return sendings_; }
    [[nodiscard]] Mode mode() const { return options_.mode; }
    [[nodiscard]] const Sending* findSending(MessageId message) const;
    /// What the program under test shows the sender, wrong rules included.
    [[nodiscard]] exchange_cores::Standing shownTo(const OutboxRow& row) const {
        return options_.rules.standing(row);
    }
    /// What every disk says of one delivery, for who looks for the reason of a violation.
    [[nodiscard]] std::string describe(const DeliveryId& delivery) const;
    /// A node that forgot what it said: its "recalled before arrival" may have become untrue.
    [[nodiscard]] bool wasRestored(NodeId node) const { return nodes_[node.value - 1].restored; }
    [[nodiscard]] bool someoneAgreed(const DeliveryId& delivery) const { return agreed_.contains(delivery); }

  private:
    struct Node {
        NodeId id;
        exchange_cores::Settings settings;
        exchange_cores::World world;
        Disk disk;
        std::unique_ptr<exchange_cores::Station> core;
        OrderWatch order;
        std::map<NodeId, std::uint64_t> headSizes;  ///< of the heads on its disk
        std::uint32_t life{0};
        bool syncing{false};
        bool restored{false};
        Moment utcAhead{0};
        Moment pausedUntil{0};
        Moment fullUntil{0};
    };
    enum class Kind : std::uint8_t {
        frame,
        synced,
        reported,
        blobStored,
        folderSynced,
        tick,
        command,
        checkIssue,
        start,
        disaster,
        round
    };
    enum class Disaster : std::uint8_t { partition, fullDisk, clockJump, kill, backup, restore, heal };
    struct Scheduled {
        Moment at;
        std::uint64_t order;
        Kind kind;
        std::uint32_t node;  ///< index
        std::uint32_t life;  ///< of the node, where it must still be that
        std::uint64_t value;
        bool operator<(const Scheduled& other) const {
            return at != other.at ? at > other.at : order > other.order;
        }
    };

    // The loop.
    void schedule(Moment delay, Kind kind, std::uint32_t node, std::uint64_t value = 0);
    void handle(const Scheduled& event);
    void step(Node& node, const Event& event);
    void perform(Node& node, exchange_cores::Effect& effect);
    void makeNode(std::uint32_t index);
    [[nodiscard]] exchange_cores::World worldOf(NodeId id) const;
    [[nodiscard]] std::uint32_t indexOf(NodeId node) const {
        return static_cast<std::uint32_t>(node.value - 1);
    }

    // Shells.
    void send(Node& from, exchange_cores::Send& effect);
    void spoilRetry(Node& from, Frame& frame);
    void beginSync(Node& node);
    void onSynced(Node& node, std::size_t count);
    void onStoreBlob(Node& node, const Digest& blob);
    void start(Node& node);
    void crash(Node& node);

    // Disasters.
    void planDisasters();
    void happen(Disaster disaster);
    void armAgain(Disaster disaster);
    void heal();
    void restoreBackup();

    // Clerks and operators: people see what is on disk.
    void planDocuments();
    void planSending(Sending sending, Moment at);
    ManifestPointer makeManifest(std::uint64_t document, PartyId from,
                                 vanthu::domain::SendingKind kind = vanthu::domain::SendingKind::fresh);
    void plan(Moment delay, Event command, NodeId gateway);
    void commandNow(Node& node, std::uint64_t slot);
    void checkIssue(std::size_t sending);
    void onDurable(Node& node, const std::vector<Transaction>& transactions);
    void watchHead(Node& node, const exchange_cores::HeadRow& row);
    void clerkOfSender(Node& node, const OutboxRow& row);
    void clerkOfReceiver(Node& node, const InboxRow& row);
    void sendAnew(const OutboxRow& row);
    void operatorsRound();
    [[nodiscard]] bool isSettled() const;
    void checkSteps(Node& node, const OutboxRow& row);

    Options options_;
    Faults faults_;
    Chance chance_;
    Moment now_{0};
    Moment healedAt_{-1};
    std::uint64_t ordered_{0};
    std::priority_queue<Scheduled> queue_;
    std::vector<Node> nodes_;
    std::array<std::array<Moment, kNodes>, kNodes> cutUntil_{};
    std::vector<std::pair<NodeId, Frame>> flying_;  ///< slots of frames on the wire
    std::vector<std::uint64_t> freeSlots_;
    std::vector<Event> commands_;
    std::vector<Digest> digests_;
    std::vector<Sending> sendings_;
    std::unordered_map<std::uint64_t, std::size_t> sendingOf_;  ///< MessageId::low -> index
    std::unordered_map<DeliveryId, exchange_cores::Standing, HashOf> seen_;
    std::unordered_map<DeliveryId, std::uint32_t, HashOf> submitsSent_;
    std::unordered_set<DeliveryId, HashOf> handled_;  ///< failures that a clerk saw to
    std::unordered_set<DeliveryId, HashOf> sentAnew_;
    std::unordered_set<DeliveryId, HashOf> agreed_;  ///< recalls that a person consented to
    std::optional<Tables> backup_;
    std::uint32_t restoredNode_{0};
    Outcome outcome_;
};

}  // namespace vanthu::exchange_simulation
