#include "tests/exchange_simulation/engine/simulation.h"

#include "tests/exchange_simulation/engine/checker.h"
#include "tests/support/cheap_hashes.h"

namespace vanthu::exchange_simulation {
namespace {

using namespace exchange_cores;

constexpr Moment kSettleWithin = 6 * 3'600'000;
constexpr Moment kRoundEvery = 120'000;

}  // namespace

bool isHub(NodeId node) {
    return node.value <= kHubs;
}
NodeId gatewayOf(PartyId party) {
    return {static_cast<std::uint32_t>(kHubs + 1 + party.value % kGateways)};
}
NodeId hubOf(NodeId gateway) {
    return {static_cast<std::uint32_t>(1 + gateway.value % kHubs)};
}

Simulation::Simulation(Options options)
    : options_(std::move(options)),
      faults_(options_.quiet ? Faults{} : options_.faults),
      chance_(options_.seed) {
    for (std::uint32_t index = 0; index < kNodes; ++index)
        nodes_.emplace_back().id = {index + 1};
    for (std::uint32_t index = 0; index < kNodes; ++index)
        makeNode(index);
}

void Simulation::makeNode(std::uint32_t index) {
    auto& node = nodes_[index];
    auto& settings = node.settings;
    settings.self = node.id;
    for (const auto& other : nodes_) {
        const bool hubs = isHub(node.id) && isHub(other.id) && other.id != node.id;
        const bool mine = isHub(node.id) && !isHub(other.id) && hubOf(other.id) == node.id;
        const bool myHub = !isHub(node.id) && hubOf(node.id) == other.id;
        if (hubs || mine || myHub) settings.peers.push_back(other.id);
    }
    settings.messagesInFlight = 1 + chance_.below(8);
    settings.controlsInFlight = 4 + chance_.below(60);
    settings.parkAfter = 5 * 60'000;
    settings.syncPage = 1 + chance_.below(64);
    settings.deliveriesInMemory = chance_.below(40);
    // In half of the worlds a hub often has no room.
    if (options_.seed % 2 == 0) settings.quota = {1 + chance_.below(6), 1 + chance_.below(3 << 20)};
    node.world = worldOf(node.id);
}

exchange_cores::World Simulation::worldOf(NodeId id) const {
    World world;
    world.route = [id](PartyId party) -> std::optional<NodeId> {
        const auto gateway = gatewayOf(party);
        if (!isHub(id))
            return gateway == id && party != kUnknownParty ? std::nullopt : std::optional(hubOf(id));
        if (party == kUnknownParty) return std::nullopt;
        return hubOf(gateway) == id ? gateway : hubOf(gateway);
    };
    // Some messages are refused for good in their first round, at the hub or at the receiver.
    world.admit = [id](const Manifest& manifest, PartyId, std::uint32_t round) -> std::optional<NackCode> {
        const auto draw = manifest.digest.words[1] % 100;
        if (round == 1 && isHub(id) && draw == 1) return NackCode::signatureInvalid;
        if (round == 1 && !isHub(id) && draw == 2) return NackCode::malware;
        return std::nullopt;
    };
    world.sign = [](const Report& report) {
        return std::to_string(scramble(scramble(report.delivery) ^ report.signer.value,
                                       report.id + static_cast<std::uint64_t>(report.code)));
    };
    world.verify = [sign = world.sign](const Report& report) { return report.signature == sign(report); };
    const auto headSignature = [](NodeId node, const LogMark& mark) {
        return std::to_string(scramble(node.value ^ mark.size, mark.root.words[0]));
    };
    world.signHead = [id, headSignature](const LogMark& mark) { return headSignature(id, mark); };
    world.verifyHead = [headSignature](NodeId node, const SignedHead& head) {
        return head.signature == headSignature(node, head.mark);
    };
    const auto& disk = nodes_[indexOf(id)].disk;
    world.stored = [&disk](const DeliveryId& delivery) { return disk.stored(delivery); };
    world.storedAfter = [&disk](const std::optional<DeliveryId>& after, std::size_t count) {
        return disk.storedAfter(after, count);
    };
    world.partialBytes = [&disk](const Part& blob) { return disk.partialBytes(blob.digest); };
    world.hasBlob = [&disk](const Digest& blob) { return disk.tables().blobs.contains(blob); };
    world.leafOf = tests::cheapLeaf;
    world.join = tests::cheapJoin;
    world.logNodes = [&disk](std::uint64_t size) {
        const auto& nodes = disk.tables().logNodes;
        // A shell that lies about its disk reads what nobody wrote.
        return size <= nodes.size() ? nodes[size - 1] : std::vector<Digest>(64);
    };
    return world;
}

void Simulation::schedule(Moment delay, Kind kind, std::uint32_t node, std::uint64_t value) {
    queue_.push({now_ + delay, ++ordered_, kind, node, nodes_[node].life, value});
}

Outcome Simulation::run() {
    planDocuments();
    planDisasters();
    for (auto& node : nodes_)
        start(node);
    schedule(kRoundEvery, Kind::round, 0);
    while (!queue_.empty()) {
        const auto event = queue_.top();
        queue_.pop();
        now_ = event.at;
        ++outcome_.events;
        handle(event);
        if (healedAt_ >= 0 && options_.mode == Mode::safety) break;
        if (healedAt_ < 0 || event.kind != Kind::round) continue;
        outcome_.settledAfter = now_ - healedAt_;
        if (isSettled() || outcome_.settledAfter > kSettleWithin) break;
    }
    for (auto& node : nodes_)
        for (auto& violation : node.order.takeViolations())
            outcome_.violations.push_back(std::move(violation));
    check(*this, outcome_);
    return std::move(outcome_);
}

void Simulation::handle(const Scheduled& event) {
    auto& node = nodes_[event.node];
    switch (event.kind) {
        case Kind::disaster:
            return happen(static_cast<Disaster>(event.value));
        case Kind::round:
            operatorsRound();
            return schedule(kRoundEvery, Kind::round, 0);
        case Kind::checkIssue:
            return checkIssue(event.value);
        case Kind::start:
            if (event.life == node.life && !node.core) start(node);
            return;
        default:
            break;
    }
    if (node.core && node.pausedUntil > now_) {  // SIGSTOP: everything waits
        auto later = event;
        later.at = node.pausedUntil;
        later.order = ++ordered_;
        return queue_.push(later);
    }
    if (event.kind == Kind::command) return commandNow(node, event.value);
    if (event.kind == Kind::frame) {
        auto [from, frame] = std::move(flying_[event.value]);
        freeSlots_.push_back(event.value);
        if (node.core) step(node, Received{from, std::move(frame)});
        return;
    }
    if (!node.core || event.life != node.life) return;
    switch (event.kind) {
        case Kind::synced:
            return onSynced(node, event.value);
        case Kind::reported:
            return step(node, Persisted{event.value});
        case Kind::blobStored:
            return onStoreBlob(node, digests_[event.value]);
        case Kind::folderSynced:
            if (options_.shellFault != ShellFault::skipsFolderSync)
                node.disk.syncFolder(digests_[event.value]);
            return step(node, FolderSynced{digests_[event.value]});
        case Kind::tick:
            return step(node, Tick{});
        default:
            return;
    }
}

void Simulation::step(Node& node, const Event& event) {
    auto effects = node.core->step(event, {now_, now_ + node.utcAhead});
    for (auto& effect : effects) {
        if (faults_.crash > 0 && chance_.happens(faults_.crash)) return crash(node);
        perform(node, effect);
        if (!node.core) return;
    }
}

void Simulation::perform(Node& node, Effect& effect) {
    const auto keepDigest = [&](const Digest& digest) {
        digests_.push_back(digest);
        return digests_.size() - 1;
    };
    const auto index = indexOf(node.id);
    if (auto* sent = std::get_if<Send>(&effect)) return send(node, *sent);
    if (auto* persist = std::get_if<Persist>(&effect)) {
        // A restored node writes down as attempted what only may have been: that is no order.
        if (!node.restored) node.order.onWritten(persist->transaction);
        const auto number = persist->transaction.number;
        node.disk.write(std::move(persist->transaction));
        if (options_.shellFault == ShellFault::reportsCommitEarly) schedule(0, Kind::reported, index, number);
        if (!node.syncing) beginSync(node);
    } else if (auto* timer = std::get_if<StartTimer>(&effect)) {
        schedule(std::max<Moment>(0, timer->at - now_), Kind::tick, index);
    } else if (auto* chunk = std::get_if<WriteChunk>(&effect)) {
        node.disk.writeChunk(chunk->chunk);
    } else if (auto* blob = std::get_if<StoreBlob>(&effect)) {
        schedule(faults_.diskLatency, Kind::blobStored, index, keepDigest(blob->part.digest));
    } else if (auto* folder = std::get_if<SyncFolder>(&effect)) {
        schedule(faults_.diskLatency, Kind::folderSynced, index, keepDigest(folder->blob));
    } else if (std::holds_alternative<Stop>(effect)) {
        crash(node);
    }
}

}  // namespace vanthu::exchange_simulation
