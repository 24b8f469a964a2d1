#include <catch2/catch.hpp>

#include <csignal>
#include <fstream>

#include "schemas/domain/limits.h"
#include "schemas/exchange/messages.h"
#include "server/gateway/key_check.h"
#include "tests/exchange/installation.h"
#include "tests/exchange/raw_peer.h"
#include "tests/support/temp_dir.h"

namespace vanthu::tests {
namespace {

using wire::MessageType;
using wire::NackCode;

const std::string kHonestContent = "Nội dung văn bản";

/// One installation, and a peer that the test plays.
struct HostileReceiver {
    domain::SystemClock clock;
    TempDir folder;
    Installation office{folder.path(), "H53.2", clock};
    RawPeer raw;
    domain::Peer peer;

    HostileReceiver() {
        office.exchange.start();
        peer = office.addPeer(raw.publicKey(), "", {"H53.1"});
        raw.enter(office.exchange.endpoint(), office.exchange.publicKey());
    }
    RawPeer::Message answer() {
        auto message = raw.receive();
        REQUIRE(message.has_value());
        return *message;
    }
    wire::Nack nack() {
        const auto message = answer();
        REQUIRE(message.header.type == MessageType::nack);
        return wire::parseNack(message.body);
    }
    /// The acknowledgement of a message that is sent whole.
    std::string deliver(const wire::Manifest& manifest) {
        raw.submit(manifest, "H53.2");
        auto message = answer();
        if (message.header.type == MessageType::need) {
            raw.sendChunk(manifest, sha256Hex(kHonestContent), 0, kHonestContent);
            message = answer();
        }
        REQUIRE(message.header.type == MessageType::ack);
        return message.body;
    }
};

std::int64_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t total = 0;
    std::int64_t resident = 0;
    file >> total >> resident;
    return resident * 4096;
}

}  // namespace

TEST_CASE("a repeated message gets the stored acknowledgement again and makes no second row", "[exchange]") {
    HostileReceiver receiver;
    const auto manifest = honestManifest("H53.1", "H53.2", {kHonestContent});

    const auto first = receiver.deliver(manifest);
    const auto second = receiver.deliver(manifest);

    CHECK(first == second);
    CHECK(receiver.office.inbox().size() == 1);
}

TEST_CASE("a message id that comes back with other content is a conflict", "[exchange]") {
    HostileReceiver receiver;
    auto manifest = honestManifest("H53.1", "H53.2", {kHonestContent});
    (void)receiver.deliver(manifest);

    manifest.document.subject = "Nội dung khác";
    receiver.raw.submit(manifest, "H53.2");

    const auto nack = receiver.nack();
    CHECK(nack.code == NackCode::conflict);
    CHECK_FALSE(nack.retryable);
    CHECK(receiver.office.inbox().front().manifest.find("khác") == std::string::npos);
}

TEST_CASE("what a peer may not send is refused with its code and stores nothing", "[exchange]") {
    HostileReceiver receiver;
    auto manifest = honestManifest("H53.1", "H53.2", {kHonestContent});
    std::string recipient = "H53.2";
    NackCode expected{};
    SECTION("for an agency that it may not speak for") {
        manifest.senderCode = "H53.9";
        expected = NackCode::notAuthorised;
    }
    SECTION("to a recipient that is not here") {
        manifest.to = {"H53.77"};
        recipient = "H53.77";
        expected = NackCode::unknownRecipient;
    }
    SECTION("to a recipient that the manifest does not name") {
        manifest.to = {"H53.3"};
        expected = NackCode::schema;
    }
    SECTION("too many files") {
        manifest.parts.assign(limits::kExchangeParts + 1, manifest.parts.front());
        for (auto& part : manifest.parts)
            part.name = "a";
        expected = NackCode::partsLimit;
    }
    SECTION("too many bytes") {
        manifest.parts.front().sizeBytes = limits::kExchangeMessageBytes + 1;
        expected = NackCode::sizeLimit;
    }
    SECTION("an empty file") {
        manifest.parts.front().sizeBytes = 0;
        expected = NackCode::schema;
    }
    SECTION("a file name with a path") {
        manifest.parts.front().name = "../../etc/passwd";
        expected = NackCode::schema;
    }

    receiver.raw.submit(manifest, recipient);

    CHECK(receiver.nack().code == expected);
    CHECK(receiver.office.inbox().empty());
}

TEST_CASE("a file whose bytes do not match its digest is refused and not kept", "[exchange]") {
    HostileReceiver receiver;
    const auto manifest = honestManifest("H53.1", "H53.2", {kHonestContent});
    receiver.raw.submit(manifest, "H53.2");
    REQUIRE(receiver.answer().header.type == MessageType::need);
    auto wrong = kHonestContent;
    wrong.back() = '!';

    receiver.raw.sendChunk(manifest, sha256Hex(kHonestContent), 0, wrong);

    CHECK(receiver.nack().code == NackCode::hashMismatch);
    CHECK(receiver.office.inbox().empty());
    CHECK_FALSE(receiver.office.blobs.contains("sha256:" + sha256Hex(wrong)));
}

TEST_CASE("a file longer than announced is refused", "[exchange]") {
    HostileReceiver receiver;
    const auto manifest = honestManifest("H53.1", "H53.2", {kHonestContent});
    receiver.raw.submit(manifest, "H53.2");
    REQUIRE(receiver.answer().header.type == MessageType::need);

    receiver.raw.sendChunk(manifest, sha256Hex(kHonestContent), 0, kHonestContent + "x");

    CHECK(receiver.nack().code == NackCode::sizeLimit);
}

TEST_CASE("a chunk ahead of its place is asked for again", "[exchange]") {
    HostileReceiver receiver;
    const auto manifest = honestManifest("H53.1", "H53.2", {kHonestContent});
    receiver.raw.submit(manifest, "H53.2");
    REQUIRE(receiver.answer().header.type == MessageType::need);

    receiver.raw.sendChunk(manifest, sha256Hex(kHonestContent), 5, kHonestContent.substr(5));

    const auto again = receiver.answer();
    REQUIRE(again.header.type == MessageType::need);
    CHECK(wire::parseNeed(again.body).missing ==
          std::vector<wire::MissingBlob>{{sha256Hex(kHonestContent), 0}});
}

TEST_CASE("an unknown key is refused at the handshake", "[exchange]") {
    HostileReceiver receiver;
    RawPeer stranger;
    stranger.connect(receiver.office.exchange.endpoint(), receiver.office.exchange.publicKey());

    CHECK(stranger.nextEvent() == ZMQ_EVENT_HANDSHAKE_FAILED_AUTH);
    CHECK(eventually([&] { return receiver.office.exchange.health().refusedKeys > 0; }));
}

TEST_CASE("a client without CURVE gets nowhere", "[exchange]") {
    HostileReceiver receiver;
    RawPeer plain;
    plain.connectInTheClear(receiver.office.exchange.endpoint());
    plain.submit(honestManifest("H53.1", "H53.2", {kHonestContent}), "H53.2");

    CHECK(plain.nextEvent() != ZMQ_EVENT_HANDSHAKE_SUCCEEDED);
    (void)receiver.deliver(honestManifest("H53.1", "H53.2", {kHonestContent}));
    CHECK_FALSE(plain.receive(std::chrono::milliseconds{1}).has_value());
    CHECK(receiver.office.inbox().size() == 1);
}

TEST_CASE("the self-test notices that nobody checks keys", "[exchange]") {
    zmq::context_t context;
    zmq::socket_t open(context, zmq::socket_type::router);
    open.set(zmq::sockopt::linger, 0);
    open.set(zmq::sockopt::curve_server, 1);
    const tests::CurveKeys keys;
    open.set(zmq::sockopt::curve_secretkey, keys.secretKey);
    open.set(zmq::sockopt::zap_domain, std::string("exch"));
    open.bind("tcp://127.0.0.1:*");

    CHECK_FALSE(gateway::refusesStrangers(context, open.get(zmq::sockopt::last_endpoint), keys.publicKey));
}

TEST_CASE("a key revoked during a live session loses its connection", "[exchange]") {
    HostileReceiver receiver;
    (void)receiver.deliver(honestManifest("H53.1", "H53.2", {kHonestContent}));

    receiver.office.revoke(receiver.peer);
    auto later = honestManifest("H53.1", "H53.2", {kHonestContent});
    later.messageId.back() = '2';
    receiver.raw.submit(later, "H53.2");

    CHECK(receiver.raw.nextEvent() == ZMQ_EVENT_DISCONNECTED);
    CHECK(eventually([&] { return receiver.raw.nextEvent() == ZMQ_EVENT_HANDSHAKE_FAILED_AUTH; }));
    CHECK(receiver.office.inbox().size() == 1);
}

TEST_CASE("messages that are not two frames are dropped and counted", "[exchange]") {
    HostileReceiver receiver;
    const auto header = wire::encode(wire::Header{});
    receiver.raw.socket().send(zmq::buffer(header), zmq::send_flags::none);
    receiver.raw.socket().send(zmq::buffer(header), zmq::send_flags::sndmore);
    receiver.raw.socket().send(zmq::buffer(header), zmq::send_flags::sndmore);
    receiver.raw.socket().send(zmq::buffer(header), zmq::send_flags::none);
    receiver.raw.send({}, std::string(limits::kExchangeChunkBytes + 1, 'x'));

    (void)receiver.deliver(honestManifest("H53.1", "H53.2", {kHonestContent}));

    CHECK(eventually([&] { return receiver.office.exchange.health().droppedMessages == 3; }));
}

TEST_CASE("a header that is not understood is refused", "[exchange]") {
    HostileReceiver receiver;
    auto header = wire::encode(wire::Header{});
    NackCode expected = NackCode::protocol;
    SECTION("another version") {
        header[2] = 9;
        expected = NackCode::version;
    }
    SECTION("another magic") {
        header[0] = 'X';
    }
    SECTION("a flag that must be understood") {
        header[4] = 1;
    }

    receiver.raw.socket().send(zmq::buffer(header), zmq::send_flags::sndmore);
    receiver.raw.socket().send(zmq::str_buffer("{}"), zmq::send_flags::none);

    CHECK(receiver.nack().code == expected);
}

TEST_CASE("a multipart bomb ends its own line or the gateway, and service goes on", "[exchange]") {
    HostileReceiver receiver;
    (void)receiver.deliver(honestManifest("H53.1", "H53.2", {kHonestContent}));
    const auto before = residentBytes();
    static std::string part(limits::kExchangeChunkBytes, 'x');
    const std::size_t parts = 2 * limits::kGatewayMemoryBytes / part.size();

    for (std::size_t i = 0; i < parts; ++i) {
        // All frames share the bytes: the bomb must not cost the test what it costs its target.
        zmq::message_t frame(part.data(), part.size(), nullptr);
        receiver.raw.socket().send(frame, i + 1 < parts ? zmq::send_flags::sndmore : zmq::send_flags::none);
    }

    // libzmq drops the line when it gets no memory for a frame, and aborts when it gets none for its own
    // needs.
    REQUIRE(eventually([&] {
        return receiver.raw.nextEvent(std::chrono::milliseconds{1}) == ZMQ_EVENT_DISCONNECTED ||
               receiver.office.exchange.health().gatewayRestarts > 0;
    }));
    auto later = honestManifest("H53.1", "H53.2", {kHonestContent});
    later.messageId.back() = '2';
    RawPeer honest;
    receiver.office.addPeer(honest.publicKey(), "", {"H53.1"});
    REQUIRE(eventually([&] { return receiver.office.exchange.health().gatewayProcess > 0; }));
    honest.enter(receiver.office.exchange.endpoint(), receiver.office.exchange.publicKey());
    honest.submit(later, "H53.2");
    const auto answer = honest.receive(std::chrono::seconds{30});
    REQUIRE(answer.has_value());
    CHECK(answer->header.type == MessageType::ack);  // its file is here already
    CHECK(residentBytes() - before < std::int64_t{64} << 20);
}

}  // namespace vanthu::tests
