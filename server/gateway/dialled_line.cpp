#include "server/gateway/dialled_line.h"

#include <algorithm>

namespace vanthu::gateway {
namespace {

constexpr std::chrono::seconds kShortestPause{1};
constexpr std::chrono::seconds kLongestPause{30};
/// For what libzmq tries by itself: connection, handshake and its longest pause have passed twice.
constexpr std::chrono::seconds kPatience{90};

}  // namespace

DialledLine::DialledLine(zmq::context_t& context, KeyPair keys, wire::DialledPeer peer, std::string name,
                         Instant now, std::size_t& waitingBytes)
    : context_(context),
      keys_(std::move(keys)),
      peer_(std::move(peer)),
      name_(std::move(name)),
      pause_(kShortestPause),
      waiting_(waitingBytes) {
    dial(now);
}

void DialledLine::dial(Instant now) {
    socket_ = dialledSocket(context_, keys_, peer_.publicKey);
    monitor_ = watch(context_, socket_, name_ + "." + std::to_string(++dials_),
                     kHandshakeEvents | ZMQ_EVENT_DISCONNECTED);
    redialAt_ = now + kPatience;
    socket_.connect(peer_.endpoint);
}

void DialledLine::redialWhenDue(Instant now) {
    if (redialAt_ && now >= *redialAt_) dial(now);
}

bool DialledLine::send(wire::Send message) {
    if (state_ != wire::LineState::up) return false;
    if (waiting_.empty() && trySend(message)) return true;
    return waiting_.push(std::move(message));
}

void DialledLine::sendWaiting() {
    waiting_.drain([this](const wire::Send& message) { return trySend(message); });
}

std::optional<wire::LineState> DialledLine::nextChange(Instant now) {
    while (const int event = receiveEvent(monitor_)) {
        const auto before = state_;
        if (event == ZMQ_EVENT_HANDSHAKE_SUCCEEDED) enter(wire::LineState::up, now);
        if (event == ZMQ_EVENT_HANDSHAKE_FAILED_AUTH) enter(wire::LineState::refused, now);
        // After a refusal libzmq hangs up as well; the refusal is what people must see.
        if (event == ZMQ_EVENT_DISCONNECTED && state_ == wire::LineState::up)
            enter(wire::LineState::down, now);
        if (state_ != before) return state_;
    }
    return std::nullopt;
}

void DialledLine::enter(wire::LineState state, Instant now) {
    state_ = state;
    if (state == wire::LineState::up) {
        redialAt_.reset();
        pause_ = kShortestPause;
        return;
    }
    waiting_.clear();
    redialAt_ = now + (state == wire::LineState::refused ? pause_ : kPatience);
    if (state == wire::LineState::refused) pause_ = std::min(pause_ * 2, kLongestPause);
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
