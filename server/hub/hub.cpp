#include "server/hub/hub.h"

#include <algorithm>

#include <Poco/Logger.h>

#include "schemas/domain/error.h"
#include "schemas/exchange/messages.h"
#include "server/exchange/peer.h"
#include "storage/directory_store.h"

namespace vanthu::hub {
namespace {

using exchange_station::NodeAddress;
using exchange_station::nodeOf;
using exchange_station::partyOf;

constexpr std::chrono::seconds kStartTime{20};
/// Messages that may share a commit.
constexpr int kEventsAtOnce = 256;

Poco::Logger& logger() {
    return Poco::Logger::get("hub");
}

/// The gateway process tells peers apart by number; these hold for one run.
domain::PeerId peerId(std::size_t index) {
    return {static_cast<std::int64_t>(index) + 1};
}

std::vector<NodeAddress> addresses(const HubSettings& settings) {
    std::vector<NodeAddress> nodes;
    for (std::size_t i = 0; i < settings.peers.size(); ++i)
        nodes.push_back({nodeOf(settings.peers[i].publicKey), peerId(i)});
    return nodes;
}

std::vector<exchange_station::NodeId> nodes(const HubSettings& settings) {
    std::vector<exchange_station::NodeId> nodes;
    for (const auto& peer : settings.peers)
        nodes.push_back(nodeOf(peer.publicKey));
    return nodes;
}

std::vector<std::pair<exchange_station::NodeId, exchange_cores::Quota>> quotas(const HubSettings& settings) {
    std::vector<std::pair<exchange_station::NodeId, exchange_cores::Quota>> quotas;
    for (const auto& peer : settings.peers)
        quotas.emplace_back(nodeOf(peer.publicKey), peer.quota);
    return quotas;
}

std::unordered_map<std::uint64_t, exchange_station::NodeId> routes(const HubSettings& settings) {
    std::unordered_map<std::uint64_t, exchange_station::NodeId> routes;
    for (const auto& peer : settings.peers)
        for (const auto& code : peer.organisationCodes)
            routes.emplace(partyOf(code).value, nodeOf(peer.publicKey));
    return routes;
}

std::vector<std::string> publishersOf(const HubSettings& settings) {
    std::vector<std::string> codes;
    for (const auto& publisher : settings.directories)
        codes.push_back(publisher.code);
    return codes;
}

std::vector<std::string> keysOf(const HubSettings& settings) {
    std::vector<std::string> keys;
    for (const auto& peer : settings.peers)
        keys.push_back(peer.publicKey);
    return keys;
}

/// Whom directories name beside those who were entered: what a person entered of a key counts.
HubSettings withNeighbours(HubSettings settings, const std::string& ownKey, storage::Database& database) {
    const auto neighbours = database.read([&](storage::ReadTransaction& transaction) {
        return exchange_station::directoryNeighbours(transaction, publishersOf(settings), ownKey);
    });
    for (const auto& gateway : neighbours) {
        if (std::ranges::find(settings.peers, gateway.publicKey, &HubPeer::publicKey) != settings.peers.end())
            continue;
        const bool isAddress = exchange::checkEndpoint(gateway.endpoint).empty();
        settings.peers.push_back({.name = gateway.name,
                                  .publicKey = gateway.publicKey,
                                  .endpoint = isAddress ? gateway.endpoint : std::string{},
                                  .quota = settings.quota,
                                  .isOfDirectory = true});
    }
    return settings;
}

}  // namespace

Hub::Hub(const std::filesystem::path& folder, HubSettings settings, std::filesystem::path gatewayProgram,
         const domain::Clock& clock, Told told)
    : folder_(folder),
      keys_(exchange::loadOrMakeKeys(folder)),
      clock_(clock),
      startedAt_(clock.now()),
      database_({"sqlite:" + (folder / "hub.db").string()}),
      settings_(withNeighbours(std::move(settings), keys_.publicKey, database_)),
      told_(std::move(told)),
      blobs_(folder / "blobs"),
      routes_(routes(settings_)),
      directoryRoutes_(database_, publishersOf(settings_), keys_.publicKey, keysOf(settings_)),
      lines_(addresses(settings_)),
      signingKeys_(folder),
      notary_(signingKeys_, clock_),
      station_(exchange_station::Role::hub, nodeOf(keys_.publicKey), nodes(settings_), surroundings()),
      directories_(directorySurroundings()),
      gateway_(std::move(gatewayProgram),
               {[this] { return configuration(); },
                [this](wire::LinkRecord record) { events_.push(std::move(record)); },
                [this] { events_.push(exchange::GatewayLost{}); }}) {
    notary_.use(exchange_station::Signers(settings_.signers),
                settings_.requiresSignatures ? exchange_station::Notary::Demand::signatures
                                             : exchange_station::Notary::Demand::nothing);
    directories_.use(settings_.directories, nodes(settings_));
}

Hub::~Hub() {
    stop();
}

exchange_station::Surroundings Hub::surroundings() {
    return {
        .database = database_,
        .blobs = blobs_,
        .clock = clock_,
        .notary = notary_,
        .send = [this](exchange_station::NodeId to,
                       exchange_station::FrameBytes message) { send(to, std::move(message)); },
        .route = [this](exchange_station::PartyId party) -> std::optional<exchange_station::NodeId> {
            const auto entered = routes_.find(party.value);  // by a person: that counts
            return entered == routes_.end() ? directoryRoutes_.routeTo(party) : entered->second;
        },
        .admit = [](const wire::Manifest&, exchange_station::PartyId) -> std::optional<wire::NackCode> {
            return std::nullopt;  // what a manifest may hold was checked when it was read
        },
        .record = [](storage::WriteTransaction&, const exchange_cores::Row&,
                     const exchange_station::ManifestText&) {},
        .paused =
            [this](exchange_station::NodeId node) {
                logger().error(nameOf(node) +
                               " sent too much that no sound program sends; it is not heard for 10 minutes");
            },
        .notify = [this](const exchange_cores::Notify& notice) { tell(notice); },
        .distrust = [](exchange_station::NodeId, const exchange_cores::Report&) {},  // a sender's to judge
        .quotas = quotas(settings_)};
}

void Hub::tell(const exchange_cores::Notify& notice) const {
    using exchange_cores::NoticeKind;
    switch (notice.kind) {
        case NoticeKind::conflict:
            return logger().error("one message id was used for two contents");
        case NoticeKind::restored:
            return logger().error(
                "this hub was restored from an old backup; its peers give back what is missing");
        case NoticeKind::peerRestored:
            return logger().error(nameOf(notice.node) +
                                  " was restored from an old backup; it is given back what is missing");
        case NoticeKind::headForged:
            return logger().error(nameOf(notice.node) +
                                  " shows a head of its log with a signature that is not good enough");
        case NoticeKind::contradicted:
            return logger().fatal(nameOf(notice.node) +
                                  " shows two heads of its log that contradict each other; both are kept");
        default:
            return;
    }
}

void Hub::start() {
    station_.start();
    worker_ = std::thread([this] { work(); });
    gateway_.start();
    std::unique_lock lock(mutex_);
    if (!ready_.wait_for(lock, kStartTime, [this] { return isReady_; }))
        throw Error(ErrorCode::unavailable, "vanthu-gateway does not listen on " + settings_.listenEndpoint +
                                                "; its messages stand in the log of this hub");
}

void Hub::stop() {
    events_.close();
    gateway_.stop();
    if (worker_.joinable()) worker_.join();
}

std::string Hub::endpoint() const {
    const std::lock_guard lock(mutex_);
    return endpoint_;
}

wire::Configure Hub::configuration() const {
    wire::Configure configuration{keys_.publicKey, keys_.secretKey, "", {}, {}};
    const std::lock_guard lock(mutex_);
    configuration.listenEndpoint = endpoint_.empty() ? settings_.listenEndpoint : endpoint_;
    for (std::size_t i = 0; i < settings_.peers.size(); ++i) {
        const auto& peer = settings_.peers[i];
        configuration.allowed.push_back({peerId(i), peer.publicKey});
        if (!peer.endpoint.empty())
            configuration.dialled.push_back({peerId(i), peer.endpoint, peer.publicKey});
    }
    return configuration;
}

void Hub::work() {
    while (!events_.isClosed()) {
        try {
            auto event = events_.pop(untilDue());
            for (int count = 0; event && count < kEventsAtOnce; ++count) {
                handle(*event);
                event = events_.pop(std::chrono::milliseconds{0});
            }
            if (event) handle(*event);
            station_.tick();
            lookForNeighbours();
            station_.flush();
            publishIfDue();
        } catch (const std::exception& error) {
            logger().error(error.what());  // what is on disk is as it was
        }
    }
}

std::chrono::milliseconds Hub::untilDue() const {
    const auto untilPublish =
        std::chrono::ceil<std::chrono::milliseconds>(publishAt_ - std::chrono::steady_clock::now());
    return std::clamp(untilPublish, std::chrono::milliseconds{0}, station_.untilDue());
}

void Hub::publishIfDue() {
    const auto now = std::chrono::steady_clock::now();
    if (now < publishAt_) return;
    publishAt_ = now + kStateEvery;
    directories_.tick();
    told_.state(state());
}

HubState Hub::state() {
    HubState state{.asOf = clock_.now(), .startedAt = startedAt_, .endpoint = endpoint()};
    for (const auto& peer : station_.peerStates()) {
        const auto line = station_.isPaused(peer.peer) ? HubState::Line::paused
                          : peer.isUp                  ? HubState::Line::up
                                                       : HubState::Line::down;
        auto& shown = state.peers.emplace_back(
            HubState::Peer{.name = nameOf(peer.peer),
                           .line = line,
                           .waiting = static_cast<std::int64_t>(peer.backlog.waiting),
                           .parked = static_cast<std::int64_t>(peer.backlog.parked),
                           .heldDocuments = static_cast<std::int64_t>(peer.held.documents),
                           .heldBytes = static_cast<std::int64_t>(peer.held.bytes),
                           .isFull = peer.isFull});
        if (peer.silentFor) shown.silentSeconds = *peer.silentFor / 1000;
        if (peer.backlog.oldestAt)
            shown.oldestAt = std::chrono::floor<std::chrono::seconds>(
                std::chrono::sys_time{std::chrono::milliseconds{*peer.backlog.oldestAt}});
    }
    state.freeBytes = static_cast<std::int64_t>(std::filesystem::space(folder_).available);
    for (const auto& publisher : settings_.directories)
        state.directories.push_back(directoryState(publisher.code));
    if (const auto key = signingKeys_.current()) state.certificateUntil = key->certificate().notAfter();
    return state;
}

HubState::Directory Hub::directoryState(const std::string& publisher) {
    const auto state = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::findDirectory(transaction, publisher);
    });
    HubState::Directory shown{.publisher = publisher};
    shown.newest = static_cast<std::int64_t>(directories_.newestOf(publisher));
    if (!state) return shown;
    shown.sequence = static_cast<std::int64_t>(state->sequence);
    shown.entries = state->entries;
    if (shown.sequence > 0) shown.madeAt = state->madeAt;
    shown.problem = state->problem;
    return shown;
}

void Hub::handle(exchange::Event& event) {
    if (const auto* record = std::get_if<wire::LinkRecord>(&event)) return handle(*record);
    if (std::holds_alternative<exchange::GatewayLost>(event)) lines_.lostAll();
}

void Hub::handle(const wire::LinkRecord& record) {
    if (const auto* received = std::get_if<wire::Received>(&record)) return onReceived(*received);
    if (const auto* ready = std::get_if<wire::Ready>(&record)) {
        const std::lock_guard lock(mutex_);
        endpoint_ = ready->endpoint;
        isReady_ = true;
        ready_.notify_all();
    } else if (const auto* changed = std::get_if<wire::LineChanged>(&record)) {
        lines_.dialled(changed->peer, changed->state);
        const auto node = lines_.nodeOf(changed->peer);
        if (node && changed->state == wire::LineState::up) onLineUp(*node);
    } else if (const auto* undeliverable = std::get_if<wire::Undeliverable>(&record)) {
        lines_.lost(undeliverable->route);
    }
}

void Hub::onReceived(const wire::Received& received) {
    const auto node = lines_.nodeOf(received.route.peer);
    if (!node) return;
    if (lines_.heard(received.route)) onLineUp(*node);
    try {
        if (!wire::isOfDirectory(received.header))
            return station_.onMessage(*node, received.header, received.body);
        if (!station_.isPaused(*node)) directories_.onMessage(*node, received.header, received.body);
    } catch (const wire::Rejected& rejected) {
        logger().warning(nameOf(*node) + ": " + rejected.what());
    }
}

void Hub::onLineUp(exchange_station::NodeId node) {
    station_.command(exchange_cores::LineUp{node});
    directories_.onLineUp(node);
}

exchange_station::DirectoryDesk::Surroundings Hub::directorySurroundings() {
    return {.database = database_,
            .clock = clock_,
            .send = [this](exchange_station::NodeId to,
                           exchange_station::FrameBytes message) { send(to, std::move(message)); },
            .offended = [this](exchange_station::NodeId node) { station_.noteOffence(node); },
            .changed =
                [this] {
                    directoryRoutes_.forget();
                    mayHaveOtherNeighbours_ = true;
                }};
}

/// Once for all editions that came together.
void Hub::lookForNeighbours() {
    if (!std::exchange(mayHaveOtherNeighbours_, false)) return;
    HubSettings entered = settings_;
    std::erase_if(entered.peers, &HubPeer::isOfDirectory);
    if (withNeighbours(std::move(entered), keys_.publicKey, database_).peers != settings_.peers)
        told_.neighboursChanged();
}

std::string Hub::nameOf(exchange_station::NodeId node) const {
    const auto found = std::ranges::find_if(
        settings_.peers, [&](const HubPeer& peer) { return nodeOf(peer.publicKey) == node; });
    return found == settings_.peers.end() ? std::string("an unknown peer") : found->name;
}

void Hub::send(exchange_station::NodeId to, exchange_station::FrameBytes message) {
    // Lost where there is no line: whatever matters is sent again until it is answered.
    if (const auto route = lines_.routeTo(to))
        gateway_.send(wire::Send{*route, std::move(message.header), std::move(message.body)});
}

}  // namespace vanthu::hub
