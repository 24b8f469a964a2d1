#include "schemas/exchange/link.h"

#include "schemas/domain/error.h"
#include "schemas/exchange/bytes.h"

namespace vanthu::wire {
namespace {

/// The largest record is Configure: some thousand peers of a few hundred bytes.
constexpr std::size_t kRecordBytes = 8u << 20;
constexpr std::size_t kLengthBytes = 4;

void write(ByteWriter& out, domain::PeerId peer) {
    out.number(peer.value);
}
void write(ByteWriter& out, const Route& route) {
    write(out, route.peer);
    out.text(route.connection);
}
void write(ByteWriter& out, const Configure& configure) {
    out.text(configure.publicKey);
    out.text(configure.secretKey);
    out.text(configure.listenEndpoint);
    out.number(static_cast<std::uint32_t>(configure.allowed.size()));
    for (const auto& allowed : configure.allowed) {
        write(out, allowed.peer);
        out.text(allowed.publicKey);
    }
    out.number(static_cast<std::uint32_t>(configure.dialled.size()));
    for (const auto& dialled : configure.dialled) {
        write(out, dialled.peer);
        out.text(dialled.endpoint);
        out.text(dialled.publicKey);
    }
}
template <class Message>
void writeMessage(ByteWriter& out, const Message& message) {
    write(out, message.route);
    out.text(message.header);
    out.text(message.body);
}
void write(ByteWriter& out, const Send& send) {
    writeMessage(out, send);
}
void write(ByteWriter& out, const Received& received) {
    writeMessage(out, received);
}
void write(ByteWriter& out, const Ready& ready) {
    out.text(ready.endpoint);
}
void write(ByteWriter& out, const Undeliverable& undeliverable) {
    write(out, undeliverable.route);
}
void write(ByteWriter& out, const LineChanged& changed) {
    write(out, changed.peer);
    out.number(static_cast<std::uint8_t>(changed.state));
}
void write(ByteWriter& out, const Counters& counters) {
    out.number(counters.refusedKeys);
    out.number(counters.droppedMessages);
}

domain::PeerId readPeer(ByteReader& in) {
    return {in.number<std::int64_t>()};
}
Route readRoute(ByteReader& in) {
    const auto peer = readPeer(in);
    return {peer, in.text()};
}
Configure readConfigure(ByteReader& in) {
    Configure configure;
    configure.publicKey = in.text();
    configure.secretKey = in.text();
    configure.listenEndpoint = in.text();
    for (auto left = in.number<std::uint32_t>(); left > 0; --left) {
        const auto peer = readPeer(in);
        configure.allowed.push_back({peer, in.text()});
    }
    for (auto left = in.number<std::uint32_t>(); left > 0; --left) {
        const auto peer = readPeer(in);
        auto endpoint = in.text();
        configure.dialled.push_back({peer, std::move(endpoint), in.text()});
    }
    return configure;
}
template <class Message>
Message readMessage(ByteReader& in) {
    Message message;
    message.route = readRoute(in);
    message.header = in.text();
    message.body = in.text();
    return message;
}
LineChanged readLineChanged(ByteReader& in) {
    const auto peer = readPeer(in);
    const auto state = in.number<std::uint8_t>();
    if (state > static_cast<std::uint8_t>(LineState::refused))
        throw Error(ErrorCode::invalidInput, "unknown line state");
    return {peer, static_cast<LineState>(state)};
}

LinkRecord readRecord(std::string_view bytes) {
    ByteReader in(bytes);
    switch (in.number<std::uint8_t>()) {
        case 0:
            return readConfigure(in);
        case 1:
            return readMessage<Send>(in);
        case 2:
            return Ready{in.text()};
        case 3:
            return readMessage<Received>(in);
        case 4:
            return Undeliverable{readRoute(in)};
        case 5:
            return readLineChanged(in);
        case 6: {
            const auto refused = in.number<std::int64_t>();
            return Counters{refused, in.number<std::int64_t>()};
        }
        default:
            throw Error(ErrorCode::invalidInput, "unknown record on the gateway line");
    }
}

}  // namespace

std::string encode(const LinkRecord& record) {
    ByteWriter fields;
    fields.number(static_cast<std::uint8_t>(record.index()));
    std::visit([&](const auto& value) { write(fields, value); }, record);
    ByteWriter framed;
    framed.text(fields.take());
    return framed.take();
}

std::optional<LinkRecord> LinkDecoder::next() {
    const std::string_view rest = std::string_view(buffer_).substr(position_);
    if (rest.size() >= kLengthBytes) {
        const auto length = ByteReader(rest).number<std::uint32_t>();
        if (length > kRecordBytes)
            throw Error(ErrorCode::invalidInput, "record on the gateway line is too large");
        if (rest.size() >= kLengthBytes + length) {
            position_ += kLengthBytes + length;
            return readRecord(rest.substr(kLengthBytes, length));
        }
    }
    buffer_.erase(0, position_);
    position_ = 0;
    return std::nullopt;
}

}  // namespace vanthu::wire
