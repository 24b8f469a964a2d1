#include "server/exchange/core.h"

#include <algorithm>
#include <chrono>

#include "schemas/domain/error.h"
#include "server/directory/publishers.h"
#include "server/exchange/exchange_log.h"
#include "storage/exchange_store.h"
#include "storage/package_post_store.h"
#include "storage/recall_store.h"
#include "storage/signer_store.h"

namespace vanthu::exchange {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kRound{1000};
constexpr milliseconds kShortestRound{50};
constexpr std::chrono::seconds kStartTime{20};
/// Messages of the hub that may share a commit.
constexpr int kEventsAtOnce = 256;

}  // namespace

Exchange::Core::Core(ExchangeSettings settings, storage::Database& database, storage::BlobStore& blobs,
                     const domain::Clock& clock)
    : settings_(std::move(settings)),
      keys_(loadOrMakeKeys(settings_.keysFolder)),
      signingKeys_(settings_.keysFolder),
      services_{database,
                blobs,
                clock,
                [this](const wire::Route& route, std::string header, std::string body) {
                    gateway_.send(wire::Send{route, std::move(header), std::move(body)});
                },
                [this] { return std::uniform_real_distribution<double>(0, 1)(random_); },
                settings_.headEvery},
      outbox_(services_),
      intake_(services_),
      statuses_(services_),
      recalls_(services_),
      packages_(services_),
      hub_(services_, keys_.publicKey, signingKeys_),
      lines_(settings_.pollInterval),
      peers_(loadPeers()),
      gateway_(settings_.gatewayProgram,
               {[this] { return configuration(); },
                [this](wire::LinkRecord record) { events_.push(std::move(record)); },
                [this] { events_.push(GatewayLost{}); }}) {}

Exchange::Core::~Core() {
    stop();
}

void Exchange::Core::start() {
    loadSigners();
    hub_.use(hubInForce());
    worker_ = std::thread([this] { work(); });
    gateway_.start();
    std::unique_lock lock(mutex_);
    if (!ready_.wait_for(lock, kStartTime, [this] { return isReady_; }))
        throw Error(ErrorCode::unavailable, "vanthu-gateway does not listen on " + settings_.listenEndpoint +
                                                "; its messages stand in the log of this server");
}

void Exchange::Core::stop() {
    events_.close();
    gateway_.stop();
    if (worker_.joinable()) worker_.join();
}

void Exchange::Core::reloadPeers() {
    ++signersChanged_;
    auto loaded = loadPeers();
    bool keyLost = false;
    {
        const std::lock_guard lock(mutex_);
        keyLost = peers_.losesKeyIn(loaded);
        peers_ = std::move(loaded);
        std::erase_if(peerHealth_, [this](const auto& entry) { return peers_.find(entry.first) == nullptr; });
    }
    // ZAP is asked at the handshake only: a line that stands would outlive its key.
    if (keyLost)
        gateway_.restart();
    else
        gateway_.send(configuration());
    wake();
}

std::string Exchange::Core::endpoint() const {
    const std::lock_guard lock(mutex_);
    return endpoint_;
}

ExchangeHealth Exchange::Core::health() const {
    const std::lock_guard lock(mutex_);
    ExchangeHealth health;
    health.gatewayProcess = gateway_.process();
    health.gatewayRestarts = gateway_.restarts();
    health.refusedKeys = earlierCounts_.refusedKeys + counters_.refusedKeys;
    health.droppedMessages = earlierCounts_.droppedMessages + counters_.droppedMessages;
    for (const auto& peer : peers_.peers()) {
        const auto known = peerHealth_.find(peer.id);
        health.peers.push_back(known != peerHealth_.end()
                                   ? known->second
                                   : PeerHealth{peer.id, false, std::nullopt, "Chưa kết nối"});
    }
    return health;
}

void Exchange::Core::work() {
    const auto round = std::clamp(settings_.pollInterval / 2, kShortestRound, kRound);
    while (!events_.isClosed()) {
        try {
            bool workQueued = false;
            auto event = events_.pop(round);
            for (int count = 0; event && count < kEventsAtOnce; ++count) {
                workQueued = workQueued || std::holds_alternative<WorkQueued>(*event);
                handle(*event);
                event = count + 1 < kEventsAtOnce ? events_.pop(std::chrono::milliseconds{0}) : std::nullopt;
            }
            loadSigners();
            if (workQueued || std::chrono::steady_clock::now() - workedAt_ >= round) doDueWork();
            hub_.finish();
        } catch (const std::exception& error) {
            logger().error(error.what());  // rows are as they were; the next round tries again
        }
    }
}

void Exchange::Core::doDueWork() {
    const auto now = std::chrono::steady_clock::now();
    workedAt_ = now;
    if (domain::vietnamDate(services_.clock.now()) != peersDay())
        reloadPeers();  // keys begin and end with a day
    for (const auto& route : lines_.toPoll(now))
        sendEmpty(route, wire::MessageType::poll);
    reachPeers(now);
    intake_.dropAbandoned(now);
    outbox_.checkSilence(now);
    const auto alive = routes(now);
    outbox_.startDue(alive, now);
    statuses_.sendDue(alive);
    recalls_.sendDue(alive);
    packages_.sendDue(alive);
    hub_.use(hubInForce());
    hub_.takeDue();
}

void Exchange::Core::loadSigners() {
    const int changed = signersChanged_;
    if (changed == signersLoaded_) return;
    hub_.trust(services_.database.read(
        [](storage::ReadTransaction& transaction) { return storage::listSigners(transaction); }));
    hub_.follow(services_.database.read(directory::followedPublishers));
    signersLoaded_ = changed;
}

void Exchange::Core::reachPeers(Instant now) {
    const auto reachable = lines_.takeReachable(now);
    if (!reachable.empty()) {
        services_.write([&](storage::WriteTransaction& transaction) {
            for (const auto peer : reachable) {
                storage::expediteDeliveries(transaction, peer, transaction.actor().at);
                storage::expediteStatusNotices(transaction, peer, transaction.actor().at);
                storage::expediteRecalls(transaction, peer, transaction.actor().at);
                storage::expeditePackages(transaction, peer, transaction.actor().at);
            }
        });
        wake();
    }
    const std::lock_guard lock(mutex_);
    for (const auto& peer : peers_.peers()) {
        auto& health = peerHealth_[peer.id];
        health.peer = peer.id;
        health.connected = hub_.isHub(peer.id) ? hub_.isReached() : lines_.routeTo(peer.id, now).has_value();
        health.problem = health.connected            ? ""
                         : lines_.isRefused(peer.id) ? "Bên kia từ chối khóa của hệ thống này"
                         : health.lastHeardAt        ? "Mất kết nối"
                                                     : "Chưa kết nối";
    }
}

std::vector<wire::Route> Exchange::Core::routes(Instant now) const {
    std::vector<wire::Route> routes;
    const std::lock_guard lock(mutex_);
    for (const auto& peer : peers_.peers())
        if (const auto route = lines_.routeTo(peer.id, now)) routes.push_back(*route);
    return routes;
}

std::optional<domain::Peer> Exchange::Core::hubInForce() const {
    const std::lock_guard lock(mutex_);
    const auto* hub = peers_.hub();
    return hub == nullptr ? std::nullopt : std::optional(*hub);
}

std::optional<domain::Peer> Exchange::Core::peerInForce(domain::PeerId id) const {
    const std::lock_guard lock(mutex_);
    const auto* peer = peers_.find(id);
    return peer == nullptr ? std::nullopt : std::optional(*peer);
}

domain::Date Exchange::Core::peersDay() const {
    const std::lock_guard lock(mutex_);
    return peers_.day();
}

PeerTable Exchange::Core::loadPeers() const {
    auto peers = services_.database.read(
        [](storage::ReadTransaction& transaction) { return storage::listPeers(transaction); });
    return {std::move(peers), domain::vietnamDate(services_.clock.now())};
}

wire::Configure Exchange::Core::configuration() const {
    const std::lock_guard lock(mutex_);
    const auto& listen = endpoint_.empty() ? settings_.listenEndpoint : endpoint_;
    return {keys_.publicKey, keys_.secretKey, listen, peers_.allowedKeys(), peers_.dialledPeers()};
}

}  // namespace vanthu::exchange
