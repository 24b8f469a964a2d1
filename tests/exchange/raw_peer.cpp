#include "tests/exchange/raw_peer.h"

#include <cstring>
#include <stdexcept>

#include "storage/digest.h"

namespace vanthu::tests {
namespace {

bool isReadable(zmq::socket_t& socket, std::chrono::milliseconds deadline) {
    zmq::pollitem_t item{socket.handle(), 0, ZMQ_POLLIN, 0};
    return zmq::poll(&item, 1, deadline) > 0;
}

}  // namespace

RawPeer::RawPeer() {
    open();
}

void RawPeer::open() {
    const auto events = "inproc://raw-peer-events-" + std::to_string(++opened_);
    socket_ = zmq::socket_t(context_, zmq::socket_type::dealer);
    monitor_ = zmq::socket_t(context_, zmq::socket_type::pair);
    socket_.set(zmq::sockopt::linger, 0);
    monitor_.set(zmq::sockopt::linger, 0);
    zmq_socket_monitor(socket_.handle(), events.c_str(),
                       ZMQ_EVENT_HANDSHAKE_SUCCEEDED | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH |
                           ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL |
                           ZMQ_EVENT_DISCONNECTED);
    monitor_.connect(events);
}

void RawPeer::connect(const std::string& endpoint, const std::string& serverKey) {
    socket_.set(zmq::sockopt::curve_publickey, keys_.publicKey);
    socket_.set(zmq::sockopt::curve_secretkey, keys_.secretKey);
    socket_.set(zmq::sockopt::curve_serverkey, serverKey);
    socket_.connect(endpoint);
}

void RawPeer::enter(const std::string& endpoint, const std::string& serverKey) {
    constexpr int kAttempts = 1000;
    for (int i = 0; i < kAttempts; ++i) {
        connect(endpoint, serverKey);
        if (nextEvent() == ZMQ_EVENT_HANDSHAKE_SUCCEEDED) return;
        open();
    }
    throw std::runtime_error("the peer is never let in at " + endpoint);
}

void RawPeer::connectInTheClear(const std::string& endpoint) {
    socket_.connect(endpoint);
}

void RawPeer::send(const wire::Header& header, const std::string& body) {
    socket_.send(zmq::buffer(wire::encode(header)), zmq::send_flags::sndmore);
    socket_.send(zmq::buffer(body), zmq::send_flags::none);
}

std::optional<RawPeer::Message> RawPeer::receive(std::chrono::milliseconds deadline) {
    while (isReadable(socket_, deadline)) {
        zmq::message_t header;
        zmq::message_t body;
        if (!socket_.recv(header) || !header.more() || !socket_.recv(body)) return std::nullopt;
        auto parsed = wire::parseHeader(header.to_string_view());
        if (parsed.header.type == wire::MessageType::polled && parsed.problem == wire::HeaderProblem::none)
            continue;
        return Message{parsed.header, body.to_string()};
    }
    return std::nullopt;
}

int RawPeer::nextEvent(std::chrono::milliseconds deadline) {
    if (!isReadable(monitor_, deadline)) return 0;
    zmq::message_t event;
    zmq::message_t address;
    (void)monitor_.recv(event);
    (void)monitor_.recv(address);
    std::uint16_t number = 0;
    std::memcpy(&number, event.data(), sizeof number);
    return number;
}

void RawPeer::submit(const wire::Manifest& manifest, const std::string& recipient) {
    const auto text = wire::encode(manifest);
    wire::Header header;
    header.type = wire::MessageType::submit;
    header.messageId = manifest.messageId;
    header.digest = sha256Hex(text);
    send(header, recipient + "\n" + text);
}

void RawPeer::sendChunk(const wire::Manifest& manifest, const std::string& sha256, std::uint64_t offset,
                        const std::string& bytes) {
    wire::Header header;
    header.type = wire::MessageType::chunk;
    header.messageId = manifest.messageId;
    header.offset = offset;
    header.digest = sha256;
    send(header, bytes);
}

std::string sha256Hex(const std::string& bytes) {
    return storage::hex(storage::sha256(bytes));
}

wire::Manifest honestManifest(const std::string& senderCode, const std::string& recipientCode,
                              const std::vector<std::string>& files) {
    wire::Manifest manifest;
    manifest.messageId = std::string(32, 'a');
    manifest.senderCode = senderCode;
    manifest.senderName = "Sở Nội vụ";
    manifest.to = {recipientCode};
    manifest.document.direction = domain::Direction::outgoing;
    manifest.document.code = {"5", std::nullopt, "TB-SNV", false};
    manifest.document.typeCode = "TB";
    manifest.document.issuedDate = domain::Date::fromParts(2018, 9, 28);
    manifest.document.issuerName = "Sở Nội vụ";
    manifest.document.subject = "Thông báo nghỉ lễ";
    manifest.createdAt = domain::parseTimestamp("2018-09-28T08:00:00+07:00").value();
    for (const auto& bytes : files)
        manifest.parts.push_back(
            {"a.pdf", "application/pdf", static_cast<std::int64_t>(bytes.size()), sha256Hex(bytes)});
    return manifest;
}

}  // namespace vanthu::tests
