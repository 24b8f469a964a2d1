#pragma once

#include "schemas/domain/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The private line between the exchange core in vanthud and vanthu-gateway: one stream socket, the gateway's
/// standard input. Every record is a four byte length, a type byte and its fields. Both ends come from one
/// build.
namespace vanthu::wire {

/// Where a message goes or came from: a line we dialled, or one that a peer dialled.
struct Route {
    domain::PeerId peer;
    std::string connection;  ///< routing id made by our ROUTER; "" for the line that we dialled
    bool operator==(const Route&) const = default;
};

struct AllowedKey {
    domain::PeerId peer;
    std::string publicKey;  ///< Z85
};
struct DialledPeer {
    domain::PeerId peer;
    std::string endpoint;
    std::string publicKey;
    bool operator==(const DialledPeer&) const = default;
};

/// Core to gateway, first of all and again whenever the peers change. Keys and listenEndpoint never change in
/// a run.
struct Configure {
    std::string publicKey;
    std::string secretKey;
    std::string listenEndpoint;  ///< "" listens nowhere
    std::vector<AllowedKey> allowed;
    std::vector<DialledPeer> dialled;
};
/// Core to gateway.
struct Send {
    Route route;
    std::string header;
    std::string body;
};
/// Gateway to core: the key check passed its self-test and the real endpoint is open.
struct Ready {
    std::string endpoint;
};
/// Gateway to core: a message of a proven peer.
struct Received {
    Route route;
    std::string header;
    std::string body;
};
/// Gateway to core: a message could not be handed to that line and is gone.
struct Undeliverable {
    Route route;
};
enum class LineState : std::uint8_t { down, up, refused };
/// Gateway to core: the line that we dial to a peer came up, broke, or the peer refused our key.
struct LineChanged {
    domain::PeerId peer;
    LineState state{LineState::down};
};
/// Gateway to core, after either number rose; counted since the gateway started.
struct Counters {
    std::int64_t refusedKeys{0};
    std::int64_t droppedMessages{0};
};

using LinkRecord = std::variant<Configure, Send, Ready, Received, Undeliverable, LineChanged, Counters>;

[[nodiscard]] std::string encode(const LinkRecord& record);

/// Cuts a byte stream into records. Throws Error{invalidInput} for what no encode() wrote; the line is
/// unusable then.
class LinkDecoder {
  public:
    void append(std::string_view bytes) { buffer_.append(bytes); }
    /// The next whole record, if it is here.
    [[nodiscard]] std::optional<LinkRecord> next();

  private:
    std::string buffer_;
    std::size_t position_{0};
};

}  // namespace vanthu::wire
