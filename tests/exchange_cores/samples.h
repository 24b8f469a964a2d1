#pragma once

#include "server/exchange_cores/gateway_core.h"
#include "server/exchange_cores/hub_core.h"
#include "tests/support/cheap_hashes.h"

namespace vanthu::exchange_cores::samples {

inline constexpr NodeId kHub{1};
inline constexpr NodeId kGateway{3};
inline constexpr NodeId kOtherGateway{4};
inline constexpr std::uint64_t kHubNonce = 77;
inline constexpr std::uint64_t kGatewayNonce = 33;
inline constexpr std::uint64_t kOtherNonce = 44;
inline constexpr Now kNow{5'000, 1'004'000};
inline constexpr PartyId kSender{10};
inline constexpr PartyId kReceiver{20};
inline constexpr PartyId kStranger{99};

/// Everybody sends by the hub; the receiver lives behind the other gateway.
inline World world(NodeId self) {
    World world;
    world.route = [self](PartyId party) -> std::optional<NodeId> {
        if (party == kStranger) return std::nullopt;
        if (self != kHub) return kHub;
        return party == kSender ? kGateway : kOtherGateway;
    };
    world.admit = [](const Manifest&, PartyId, std::uint32_t) { return std::optional<NackCode>{}; };
    world.sign = [](const Report& report) { return std::to_string(report.id); };
    world.verify = [](const Report& report) { return report.signature == std::to_string(report.id); };
    // An empty disk, but for the files of whoever sends.
    world.stored = [](const DeliveryId& delivery) { return DeliveryRows{.delivery = delivery}; };
    world.storedAfter = [](const std::optional<DeliveryId>&, std::size_t) {
        return std::vector<DeliveryRows>{};
    };
    world.partialBytes = [](const Part&) { return std::uint64_t{0}; };
    world.signHead = [](const LogMark& mark) { return std::to_string(mark.size); };
    world.verifyHead = [](NodeId, const SignedHead& head) {
        return head.signature == std::to_string(head.mark.size);
    };
    world.join = tests::cheapJoin;
    struct Log {
        LogPeaks peaks;
        std::vector<std::vector<Digest>> nodes;
    };
    const auto log = std::make_shared<Log>();  // keeps what went to disk
    world.leafOf = [log](const std::vector<Row>& rows) {
        auto leaf = tests::cheapLeaf(rows);
        log->nodes.push_back(log->peaks.append(leaf.hash, tests::cheapJoin));
        return leaf;
    };
    world.logNodes = [log](std::uint64_t size) { return log->nodes.at(size - 1); };
    world.hasBlob = [self](const Digest&) { return self == kGateway; };
    return world;
}

inline ManifestPointer manifest(std::uint64_t message, std::vector<Part> parts = {},
                                Priority priority = Priority::normal) {
    return std::make_shared<const Manifest>(
        Manifest{{0, message}, kSender, {{message, 1, 2, 3}}, message, priority, std::move(parts)});
}

template <class Wanted>
const Wanted* find(const Effects& effects) {
    for (const auto& effect : effects)
        if (const auto* found = std::get_if<Wanted>(&effect)) return found;
    return nullptr;
}

/// The first frame of that kind that is sent.
template <class Wanted>
const Wanted* findSent(const Effects& effects) {
    for (const auto& effect : effects)
        if (const auto* sent = std::get_if<Send>(&effect))
            if (const auto* found = std::get_if<Wanted>(&sent->frame.body)) return found;
    return nullptr;
}

}  // namespace vanthu::exchange_cores::samples
