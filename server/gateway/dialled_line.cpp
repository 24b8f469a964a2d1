#include "server/gateway/dialled_line.h"

#include "schemas/domain/limits.h"

namespace vanthu::gateway {
namespace {

/// One transfer's window and some control messages; the core never has more on the way.
constexpr std::size_t kWaitingMessages = limits::kExchangeWindowBytes / limits::kExchangeChunkBytes + 64;

}  // namespace

DialledLine::DialledLine(zmq::context_t& context, const KeyPair& keys, wire::DialledPeer peer,
                         const std::string& monitorName)
    : peer_(std::move(peer)),
      socket_(dialledSocket(context, keys, peer_.publicKey)),
      monitor_(watch(context, socket_, monitorName, kHandshakeEvents | ZMQ_EVENT_DISCONNECTED)) {
    socket_.connect(peer_.endpoint);
}

bool DialledLine::send(wire::Send message) {
    if (state_ != wire::LineState::up) return false;
    if (waiting_.empty() && trySend(message)) return true;
    if (waiting_.size() >= kWaitingMessages) return false;
    waiting_.push_back(std::move(message));
    return true;
}

void DialledLine::sendWaiting() {
    while (!waiting_.empty() && trySend(waiting_.front()))
        waiting_.pop_front();
}

std::optional<wire::LineState> DialledLine::nextChange() {
    while (const int event = receiveEvent(monitor_)) {
        const auto before = state_;
        if (event == ZMQ_EVENT_HANDSHAKE_SUCCEEDED) state_ = wire::LineState::up;
        if (event == ZMQ_EVENT_HANDSHAKE_FAILED_AUTH) state_ = wire::LineState::refused;
        // After a refusal libzmq hangs up as well; the refusal is what people must see.
        if (event == ZMQ_EVENT_DISCONNECTED && state_ == wire::LineState::up) state_ = wire::LineState::down;
        if (state_ != wire::LineState::up) waiting_.clear();
        if (state_ != before) return state_;
    }
    return std::nullopt;
}

bool DialledLine::trySend(const wire::Send& message) {
    const auto flags = zmq::send_flags::dontwait;
    const auto sent = whenInterruptedRepeat(
        [&] { return socket_.send(zmq::buffer(message.header), flags | zmq::send_flags::sndmore); });
    if (!sent) return false;
    // libzmq takes the rest of a message that it began, or drops it with a line that broke in between.
    (void)whenInterruptedRepeat([&] { return socket_.send(zmq::buffer(message.body), flags); });
    return true;
}

}  // namespace vanthu::gateway
