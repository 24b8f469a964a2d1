#include "server/gateway/gateway.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

#include "schemas/domain/limits.h"
#include "schemas/exchange/frame.h"
#include "server/gateway/accepted_lines.h"
#include "server/gateway/dialled_line.h"
#include "server/gateway/key_check.h"
#include "server/gateway/line.h"
#include "server/gateway/sockets.h"

namespace vanthu::gateway {
namespace {

/// No more is read from the network while that much waits for vanthud.
constexpr std::size_t kLineWaitingBytes = 1u << 20;
constexpr int kMessagesPerTurn = 16;
constexpr std::chrono::milliseconds kCountersTime{1000};
/// Between two looks at lines that took no more.
constexpr std::chrono::milliseconds kAskAgain{1};

/// Two frames of one message from a socket; what is left of a longer one is read and thrown away.
struct Message {
    zmq::message_t header;
    zmq::message_t body;
    std::size_t frames{0};
};

bool receiveFrame(zmq::socket_t& socket, zmq::message_t& frame) {
    return whenInterruptedRepeat([&] { return socket.recv(frame, zmq::recv_flags::dontwait); }).has_value();
}

/// False when there is none.
bool receiveMessage(zmq::socket_t& socket, Message& message) {
    bool more = receiveFrame(socket, message.header);
    if (!more) return false;
    message.frames = 1;
    more = message.header.more();
    if (more && receiveFrame(socket, message.body)) {
        ++message.frames;
        more = message.body.more();
    }
    zmq::message_t excess;
    for (; more && receiveFrame(socket, excess); more = excess.more())
        ++message.frames;
    return true;
}

bool isWellFormed(const Message& message) {
    return message.frames == 2 && message.header.size() == wire::kHeaderBytes &&
           message.body.size() <= limits::kExchangeChunkBytes;
}

/// From a payload frame: libzmq 4.3.4 does not set it on the routing id. 0 when nobody vouched for the
/// sender.
domain::PeerId provenPeer(const zmq::message_t& payload) {
    const char* userId = zmq_msg_gets(payload.handle(), "User-Id");
    const std::string_view text = userId == nullptr ? "" : userId;
    domain::PeerId peer;
    std::from_chars(text.data(), text.data() + text.size(), peer.value);
    return peer;
}

Instant now() {
    return std::chrono::steady_clock::now();
}

class Gateway {
  public:
    explicit Gateway(int lineDescriptor) : line_(lineDescriptor) {}

    void run() {
        while (turn())
            continue;
    }

  private:
    /// False when vanthud is gone.
    bool turn() {
        auto items = pollSet();
        const bool hasWaiting = accepted_ && accepted_->hasWaiting();
        pollItems(items.data(), items.size(), hasWaiting ? kAskAgain : kCountersTime);
        if (hasWaiting) accepted_->sendWaiting();
        if (items.front().revents != 0 && !line_.fill()) return false;
        while (auto record = line_.next())
            handle(std::move(*record));
        receiveAll();
        reportCounters();
        return line_.flush();
    }

    std::vector<zmq::pollitem_t> pollSet() {
        const auto wanted = [](bool condition, int event) {
            return static_cast<short>(condition ? event : 0);
        };
        const bool mayReceive = line_.waitingBytes() < kLineWaitingBytes;
        const auto lineEvents =
            static_cast<short>(ZMQ_POLLIN | wanted(line_.waitingBytes() > 0, ZMQ_POLLOUT));
        std::vector<zmq::pollitem_t> items{{nullptr, line_.descriptor(), lineEvents, 0}};
        if (listener_) items.push_back({listener_->handle(), 0, wanted(mayReceive, ZMQ_POLLIN), 0});
        for (auto& [peer, line] : dialled_) {
            const auto events =
                static_cast<short>(wanted(mayReceive, ZMQ_POLLIN) | wanted(line->hasWaiting(), ZMQ_POLLOUT));
            items.push_back({line->socket().handle(), 0, events, 0});
            items.push_back({line->monitor().handle(), 0, ZMQ_POLLIN, 0});
        }
        return items;
    }

    void handle(wire::LinkRecord record) {
        if (auto* configure = std::get_if<wire::Configure>(&record)) return this->configure(*configure);
        if (auto* send = std::get_if<wire::Send>(&record)) return deliver(std::move(*send));
        throw std::runtime_error("vanthud sent a record that only the gateway sends");
    }

    void configure(const wire::Configure& configure) {
        keys_.replace(configure.allowed);
        if (!configured_) open(configure);
        dial(configure.dialled);
    }

    void open(const wire::Configure& configure) {
        configured_ = true;
        own_ = {configure.publicKey, configure.secretKey};
        startKeyCheck(context_, keys_, refusedKeys_);
        wire::Ready ready;
        if (!configure.listenEndpoint.empty()) {
            listener_ = std::make_unique<zmq::socket_t>(listeningSocket(context_, own_));
            accepted_ = std::make_unique<AcceptedLines>(*listener_, waitingBytes_);
            testKeyCheck();
            listener_->bind(configure.listenEndpoint);
            ready.endpoint = listener_->get(zmq::sockopt::last_endpoint);
        }
        line_.send(ready);
    }

    /// On the socket that will be opened to the network, while only this machine can reach it.
    void testKeyCheck() {
        listener_->bind("tcp://127.0.0.1:*");
        const auto endpoint = listener_->get(zmq::sockopt::last_endpoint);
        if (!refusesStrangers(context_, endpoint, own_.publicKey))
            throw std::runtime_error("the key check did not refuse an unknown key; nothing was opened");
        listener_->unbind(endpoint);
        refusedKeys_ = 0;
    }

    void dial(const std::vector<wire::DialledPeer>& wanted) {
        std::erase_if(dialled_, [&](const auto& entry) {
            return std::find(wanted.begin(), wanted.end(), entry.second->peer()) == wanted.end();
        });
        for (const auto& peer : wanted) {
            if (dialled_.contains(peer.peer.value)) continue;
            const auto name = std::to_string(++lines_);
            try {
                dialled_.emplace(peer.peer.value, std::make_unique<DialledLine>(context_, own_, peer, name,
                                                                                now(), waitingBytes_));
            } catch (const zmq::error_t& error) {
                std::cerr << "vanthu-gateway: cannot dial " << peer.endpoint << ": " << error.what()
                          << std::endl;
            }
        }
    }

    void deliver(wire::Send send) {
        const auto route = send.route;
        if (!(route.connection.empty() ? deliverDialled(std::move(send)) : deliverAccepted(std::move(send))))
            line_.send(wire::Undeliverable{route});
    }

    bool deliverDialled(wire::Send send) {
        const auto line = dialled_.find(send.route.peer.value);
        return line != dialled_.end() && line->second->send(std::move(send));
    }

    bool deliverAccepted(wire::Send send) {
        if (!listener_ || !send.route.connection.starts_with(epoch_)) return false;
        const auto routingId = send.route.connection.substr(epoch_.size());
        return accepted_->send(routingId, std::move(send));
    }

    void receiveAll() {
        for (int i = 0; listener_ && i < kMessagesPerTurn && line_.waitingBytes() < kLineWaitingBytes; ++i)
            if (!receiveAccepted()) break;
        for (auto& [peer, line] : dialled_) {
            while (const auto state = line->nextChange(now()))
                line_.send(wire::LineChanged{line->peer().peer, *state});
            line->redialWhenDue(now());
            line->sendWaiting();
            for (int i = 0; i < kMessagesPerTurn && line_.waitingBytes() < kLineWaitingBytes; ++i)
                if (!receiveDialled(*line)) break;
        }
    }

    bool receiveAccepted() {
        zmq::message_t connection;
        Message message;
        if (!receiveFrame(*listener_, connection)) return false;
        if (connection.more() && receiveMessage(*listener_, message)) {
            const auto peer = provenPeer(message.header);
            if (peer && keys_.allows(peer) && isWellFormed(message)) {
                pass({peer, epoch_ + connection.to_string()}, message);
                return true;
            }
        }
        ++dropped_;
        return true;
    }

    /// The handshake proved that the other end holds the peer's key.
    bool receiveDialled(DialledLine& line) {
        Message message;
        if (!receiveMessage(line.socket(), message)) return false;
        if (isWellFormed(message))
            pass({line.peer().peer, ""}, message);
        else
            ++dropped_;
        return true;
    }

    void pass(wire::Route route, const Message& message) {
        line_.send(wire::Received{std::move(route), message.header.to_string(), message.body.to_string()});
    }

    void reportCounters() {
        const wire::Counters counters{refusedKeys_, dropped_};
        if (counters.refusedKeys == reported_.refusedKeys &&
            counters.droppedMessages == reported_.droppedMessages)
            return;
        line_.send(counters);
        reported_ = counters;
    }

    Line line_;
    zmq::context_t context_;
    KeyList keys_;
    /// In front of every routing id: an answer to a line of the gateway before us must not reach another
    /// peer's.
    const std::string epoch_ = std::to_string(std::random_device{}()) + "/";
    std::atomic<std::int64_t> refusedKeys_{0};
    std::int64_t dropped_{0};
    wire::Counters reported_;
    bool configured_{false};
    KeyPair own_;
    std::size_t waitingBytes_{0};
    std::unique_ptr<zmq::socket_t> listener_;
    std::unique_ptr<AcceptedLines> accepted_;
    std::map<std::int64_t, std::unique_ptr<DialledLine>> dialled_;
    std::int64_t lines_{0};
};

}  // namespace

void run(int lineDescriptor) {
    // Never destroyed: the key check's thread lives as long as the process, and ending a context while
    // another thread uses it is what libzmq does worst. There is nothing to save.
    auto* gateway = new Gateway(lineDescriptor);
    gateway->run();
}

}  // namespace vanthu::gateway
