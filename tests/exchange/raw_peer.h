#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <zmq.hpp>

#include "schemas/exchange/frame.h"
#include "schemas/exchange/manifest.h"
#include "tests/support/curve_keys.h"

namespace vanthu::tests {

/// Another installation in the hands of the test: a CURVE client that says whatever the test wants.
class RawPeer {
  public:
    RawPeer();

    [[nodiscard]] const std::string& publicKey() const { return keys_.publicKey; }
    void connect(const std::string& endpoint, const std::string& serverKey);
    /// Connects until it is let in: a key that was just entered is in force a moment later, and libzmq does
    /// not come back after a refusal. Throws std::runtime_error when it is not let in at all.
    void enter(const std::string& endpoint, const std::string& serverKey);
    /// Without CURVE.
    void connectInTheClear(const std::string& endpoint);

    void send(const wire::Header& header, const std::string& body);
    [[nodiscard]] zmq::socket_t& socket() { return socket_; }

    struct Message {
        wire::Header header;
        std::string body;
    };
    /// The next message that is no answer to a poll; std::nullopt when the deadline passes.
    [[nodiscard]] std::optional<Message> receive(std::chrono::milliseconds deadline = std::chrono::seconds{
                                                     10});
    /// The first of these events that comes, 0 when the deadline passes.
    [[nodiscard]] int nextEvent(std::chrono::milliseconds deadline = std::chrono::seconds{10});

    void submit(const wire::Manifest& manifest, const std::string& recipient);
    void sendChunk(const wire::Manifest& manifest, const std::string& sha256, std::uint64_t offset,
                   const std::string& bytes);

  private:
    void open();

    zmq::context_t context_;
    zmq::socket_t socket_;
    zmq::socket_t monitor_;
    int opened_{0};
    CurveKeys keys_;
};

[[nodiscard]] std::string sha256Hex(const std::string& bytes);

/// A manifest as an honest peer writes it, with one file per given content.
[[nodiscard]] wire::Manifest honestManifest(const std::string& senderCode, const std::string& recipientCode,
                                            const std::vector<std::string>& files);

}  // namespace vanthu::tests
