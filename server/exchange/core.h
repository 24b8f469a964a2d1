#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <thread>

#include "server/exchange/event_queue.h"
#include "server/exchange/exchange.h"
#include "server/exchange/gateway_process.h"
#include "server/exchange/hub_post.h"
#include "server/exchange/intake.h"
#include "server/exchange/key_file.h"
#include "server/exchange/lines.h"
#include "server/exchange/outbox.h"
#include "server/exchange/package_post.h"
#include "server/exchange/peer_table.h"
#include "server/exchange/recall_post.h"
#include "server/exchange/status_post.h"

namespace vanthu::exchange {

/// The worker behind Exchange: takes events from the gateway, hands messages of peers that are in force to
/// the part they are for, and starts what is due. See exchange.h for its promises.
///
/// Threads: work() and everything it calls run on worker_. What other threads read is under mutex_.
class Exchange::Core {
  public:
    Core(ExchangeSettings settings, storage::Database& database, storage::BlobStore& blobs,
         const domain::Clock& clock);
    ~Core();

    void start();
    void stop();
    void wake() { events_.wake(); }
    void reloadPeers();
    [[nodiscard]] std::string publicKey() const { return keys_.publicKey; }
    [[nodiscard]] evidence::KeyRing& signingKeys() { return signingKeys_; }
    [[nodiscard]] std::string endpoint() const;
    [[nodiscard]] ExchangeHealth health() const;

  private:
    void work();
    void handle(Event& event);
    void handle(const wire::LinkRecord& record);
    void onReady(const wire::Ready& ready);
    void onLineChanged(const wire::LineChanged& changed);
    void onReceived(const wire::Received& received);
    void onHubMessage(const domain::Peer& hub, const wire::Received& received);
    void onMessage(const domain::Peer& peer, const wire::Route& route, const wire::Header& header,
                   const std::string& body);
    void onGatewayLost();
    void doDueWork();
    void loadSigners();
    void reachPeers(Instant now);
    void refuse(const wire::Route& route, const wire::Header& header, wire::NackCode code,
                const std::string& text);
    void sendEmpty(const wire::Route& route, wire::MessageType type);
    [[nodiscard]] std::vector<wire::Route> routes(Instant now) const;
    [[nodiscard]] std::optional<domain::Peer> peerInForce(domain::PeerId id) const;
    [[nodiscard]] std::optional<domain::Peer> hubInForce() const;
    [[nodiscard]] domain::Date peersDay() const;
    [[nodiscard]] PeerTable loadPeers() const;
    [[nodiscard]] wire::Configure configuration() const;

    ExchangeSettings settings_;
    const KeyPair keys_;
    evidence::KeyRing signingKeys_;
    std::mt19937_64 random_{std::random_device{}()};
    Services services_;
    Outbox outbox_;
    Intake intake_;
    StatusPost statuses_;
    RecallPost recalls_;
    PackagePost packages_;
    HubPost hub_;
    Lines lines_;
    EventQueue events_;
    Instant workedAt_{};
    /// Who may sign was changed so often, and is known to hub_ as of that time.
    std::atomic<int> signersChanged_{1};
    int signersLoaded_{0};

    mutable std::mutex mutex_;
    mutable std::condition_variable ready_;
    PeerTable peers_;
    std::string endpoint_;  ///< real one, kept over restarts of the gateway
    bool isReady_{false};
    std::map<domain::PeerId, PeerHealth> peerHealth_;
    wire::Counters counters_;       ///< of the gateway that runs
    wire::Counters earlierCounts_;  ///< of those before it

    GatewayProcess gateway_;  ///< its thread calls into the rest: made last, gone first
    std::thread worker_;
};

}  // namespace vanthu::exchange
