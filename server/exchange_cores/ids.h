#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace vanthu::exchange_cores {

/// Milliseconds. `steady` never goes back while the process lives and times retries; `utc` may jump and is
/// only for what people and contracts read: expiry, receipts.
using Moment = std::int64_t;
struct Now {
    Moment steady{0};
    Moment utc{0};
};

/// An organisation: a number made of its code alone, the same at every node and for ever.
struct PartyId {
    std::uint64_t value{0};
    auto operator<=>(const PartyId&) const = default;
};

/// A gateway or hub: a number made of its public key alone.
struct NodeId {
    std::uint64_t value{0};
    auto operator<=>(const NodeId&) const = default;
};

/// Made in the transaction that issues the document, never per attempt.
struct MessageId {
    std::uint64_t high{0};
    std::uint64_t low{0};
    auto operator<=>(const MessageId&) const = default;
};

/// SHA-256 of a manifest or of a blob.
struct Digest {
    std::array<std::uint64_t, 4> words{};
    auto operator<=>(const Digest&) const = default;
};

/// The key of everything: one message to one receiver.
struct DeliveryId {
    MessageId message;
    PartyId from;
    PartyId to;
    auto operator<=>(const DeliveryId&) const = default;
};

/// What one node hands to the next until it is acknowledged.
enum class ParcelKind : std::uint8_t { submit, recall, report };

struct ParcelKey {
    ParcelKind kind{ParcelKind::submit};
    DeliveryId delivery;
    std::uint64_t number{0};  ///< of a report: its id; else 0
    auto operator<=>(const ParcelKey&) const = default;
};

/// Every bit of the result depends on every bit of the value (splitmix64).
[[nodiscard]] constexpr std::uint64_t scramble(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}
[[nodiscard]] constexpr std::uint64_t scramble(std::uint64_t first, std::uint64_t second) {
    return scramble(first ^ scramble(second));
}
[[nodiscard]] constexpr std::uint64_t scramble(const DeliveryId& id) {
    return scramble(id.message.low ^ id.message.high, scramble(id.from.value, id.to.value));
}

struct HashOf {
    std::size_t operator()(const DeliveryId& id) const { return scramble(id); }
    std::size_t operator()(const ParcelKey& key) const {
        return scramble(scramble(key.delivery) + static_cast<std::uint64_t>(key.kind), key.number);
    }
    std::size_t operator()(const Digest& digest) const { return digest.words[0] ^ digest.words[3]; }
    std::size_t operator()(NodeId node) const { return node.value; }
};

}  // namespace vanthu::exchange_cores
