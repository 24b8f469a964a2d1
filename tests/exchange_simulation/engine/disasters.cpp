#include "tests/exchange_simulation/engine/simulation.h"

/// What happens to the nodes, until everything is healed.
namespace vanthu::exchange_simulation {
namespace {

constexpr Moment kFaultyTime = 30 * 60'000;
constexpr Moment kLongestPause = 90'000;
constexpr Moment kLongestClockJump = 15 * 60'000;

}  // namespace

void Simulation::planDisasters() {
    const auto at = [&](Moment when, Disaster disaster) {
        schedule(when, Kind::disaster, 0, static_cast<std::uint64_t>(disaster));
    };
    at(kFaultyTime, Disaster::heal);
    for (const auto disaster : {Disaster::partition, Disaster::fullDisk, Disaster::clockJump, Disaster::kill})
        armAgain(disaster);
    if (!faults_.restore) return;
    restoredNode_ = static_cast<std::uint32_t>(chance_.below(kNodes));
    const auto backupAt = chance_.between(60'000, kFaultyTime / 2);
    at(backupAt, Disaster::backup);
    at(chance_.between(backupAt + 1, kFaultyTime - 60'000), Disaster::restore);
}

void Simulation::armAgain(Disaster disaster) {
    const Moment every = disaster == Disaster::partition   ? faults_.partitionEvery
                         : disaster == Disaster::fullDisk  ? faults_.fullDiskEvery
                         : disaster == Disaster::clockJump ? faults_.clockJumpEvery
                                                           : faults_.killEvery;
    if (every > 0)
        schedule(chance_.between(1, 2 * every), Kind::disaster, 0, static_cast<std::uint64_t>(disaster));
}

void Simulation::happen(Disaster disaster) {
    if (disaster == Disaster::heal) return heal();
    if (healedAt_ >= 0) return;
    auto& node = nodes_[chance_.below(kNodes)];
    switch (disaster) {
        case Disaster::partition: {
            const auto other = chance_.below(kNodes);
            const auto until = now_ + chance_.between(1'000, faults_.longestOutage);
            cutUntil_[indexOf(node.id)][other] = until;
            if (chance_.happens(0.5)) cutUntil_[other][indexOf(node.id)] = until;
            break;
        }
        case Disaster::fullDisk:
            node.fullUntil = now_ + chance_.between(1'000, 120'000);
            break;
        case Disaster::clockJump:
            node.utcAhead += chance_.between(-kLongestClockJump, kLongestClockJump);
            break;
        case Disaster::kill:
            if (node.core && chance_.happens(0.3))
                node.pausedUntil = now_ + chance_.between(1'000, kLongestPause);
            else if (node.core)
                crash(node);
            break;
        case Disaster::backup:
            backup_ = nodes_[restoredNode_].disk.tables();
            return;
        case Disaster::restore:
            return restoreBackup();
        case Disaster::heal:
            return;
    }
    armAgain(disaster);
}

void Simulation::restoreBackup() {
    auto& node = nodes_[restoredNode_];
    if (node.core) crash(node);
    ++outcome_.restores;
    node.restored = true;
    for (const auto& [delivery, row] : node.disk.tables().outbox) {
        const auto sending = sendingOf_.find(delivery.message.low);
        if (sending != sendingOf_.end() && !backup_->outbox.contains(delivery))
            sendings_[sending->second].excused = true;
        seen_.erase(delivery);
    }
    node.disk.restore(std::move(*backup_));
    backup_.reset();
}

void Simulation::heal() {
    healedAt_ = now_;
    if (options_.mode == Mode::safety) return;
    const auto delay = faults_.delay;
    const auto latency = faults_.diskLatency;
    faults_ = {};
    faults_.delay = delay;
    faults_.diskLatency = latency;
    cutUntil_ = {};
    for (auto& node : nodes_) {
        node.fullUntil = node.pausedUntil = 0;
        if (!node.core) schedule(0, Kind::start, indexOf(node.id));
    }
}

}  // namespace vanthu::exchange_simulation
