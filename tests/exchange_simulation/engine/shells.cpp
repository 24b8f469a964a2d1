#include "tests/exchange_simulation/engine/simulation.h"

/// What the shell of a node does: network, disk, death and rebirth of the process.
namespace vanthu::exchange_simulation {
namespace {

using namespace exchange_cores;

constexpr std::uint64_t kMillisecondsToSeconds = 1'000;

/// Some files of senders no longer are what their digest says.
bool isRotten(const Digest& blob) {
    return blob.words[1] % 500 == 7;
}

}  // namespace

void Simulation::send(Node& from, Send& effect) {
    ++outcome_.frames;
    const auto to = indexOf(effect.to);
    if (options_.shellFault == ShellFault::newIdPerRetry) spoilRetry(from, effect.frame);
    if (cutUntil_[indexOf(from.id)][to] > now_ || chance_.happens(faults_.drop)) return;
    if (auto* chunk = std::get_if<Chunk>(&effect.frame.body))
        chunk->damaged |= isRotten(chunk->blob) || chance_.happens(faults_.damage);
    const auto copies = 1 + (chance_.happens(faults_.duplicate) ? 1U : 0U);
    for (std::uint32_t copy = 0; copy < copies; ++copy) {
        std::uint64_t slot = flying_.size();
        if (freeSlots_.empty()) {
            flying_.emplace_back();
        } else {
            slot = freeSlots_.back();
            freeSlots_.pop_back();
        }
        const bool last = copy + 1 == copies;
        flying_[slot] = {from.id, last ? std::move(effect.frame) : effect.frame};
        auto delay = faults_.delay / 2 +
                     static_cast<Moment>(chance_.below(static_cast<std::uint64_t>(faults_.delay) + 1));
        if (chance_.happens(faults_.late))
            delay += static_cast<Moment>(chance_.below(30 * kMillisecondsToSeconds));
        schedule(delay, Kind::frame, to, slot);
    }
}

void Simulation::spoilRetry(Node& from, Frame& frame) {
    auto* submit = std::get_if<Submit>(&frame.body);
    if (submit == nullptr || isHub(from.id)) return;
    const auto tries = ++submitsSent_[{submit->manifest->message, submit->manifest->from, submit->recipient}];
    if (tries < 2) return;
    auto manifest = *submit->manifest;
    manifest.message.low += tries;
    submit->manifest = std::make_shared<const Manifest>(std::move(manifest));
}

void Simulation::beginSync(Node& node) {
    node.syncing = true;
    schedule(faults_.diskLatency, Kind::synced, indexOf(node.id), node.disk.transactionsUnderWay());
}

void Simulation::onSynced(Node& node, std::size_t count) {
    node.syncing = false;
    const bool failed = node.fullUntil > now_ || chance_.happens(faults_.syncFails);
    if (failed && options_.shellFault != ShellFault::goesOnAfterFailedSync)
        return step(node, PersistFailed{});
    if (failed) node.disk.loseUnsynced(count);
    const auto durable = node.disk.sync(count);
    outcome_.commits += durable.size();
    const auto upTo = durable.empty() ? 0 : durable.back().number;
    if (node.disk.transactionsUnderWay() > 0) beginSync(node);
    if (!failed) onDurable(node, durable);
    if (upTo > 0) step(node, Persisted{upTo});
}

void Simulation::onStoreBlob(Node& node, const Digest& blob) {
    if (node.fullUntil > now_) return step(node, BlobFailed{blob, BlobProblem::noSpace});
    if (!node.disk.storeBlob(blob)) return step(node, BlobFailed{blob, BlobProblem::damaged});
    step(node, BlobStored{blob});
}

void Simulation::start(Node& node) {
    const auto nonce = chance_.next();
    const auto stored = node.disk.load();
    if (isHub(node.id))
        node.core = std::make_unique<HubCore>(node.settings, options_.rules, node.world, stored, nonce);
    else
        node.core = std::make_unique<GatewayCore>(node.settings, options_.rules, node.world, stored, nonce);
    node.order.restart(stored.waiting);
    node.headSizes.clear();
    for (const auto& row : stored.heads)
        node.headSizes[row.node] = row.head.mark.size;
    node.syncing = false;
    step(node, Started{});
}

void Simulation::crash(Node& node) {
    ++outcome_.crashes;
    node.core.reset();
    ++node.life;
    node.pausedUntil = 0;
    const bool halves = options_.shellFault == ShellFault::splitsTransactions;
    onDurable(node, node.disk.crash(chance_, faults_, halves));
    const auto outage = healedAt_ >= 0 || chance_.happens(0.8) ? Moment{5'000} : faults_.longestOutage;
    schedule(chance_.between(200, outage), Kind::start, indexOf(node.id));
}

}  // namespace vanthu::exchange_simulation
