#include "server/gateway/accepted_lines.h"

#include <cerrno>

#include "server/gateway/sockets.h"

namespace vanthu::gateway {

bool AcceptedLines::send(const std::string& routingId, wire::Send message) {
    const auto waiting = waiting_.find(routingId);
    if (waiting != waiting_.end()) return waiting->second.push(std::move(message));
    switch (trySend(routingId, message)) {
        case Outcome::sent:
            return true;
        case Outcome::full:
            return waiting_.try_emplace(routingId, waitingBytes_).first->second.push(std::move(message));
        case Outcome::gone:
            return false;
    }
    return false;
}

void AcceptedLines::sendWaiting() {
    for (auto line = waiting_.begin(); line != waiting_.end();) {
        bool isGone = false;
        line->second.drain([&](const wire::Send& message) {
            const auto outcome = trySend(line->first, message);
            isGone = outcome == Outcome::gone;
            return outcome == Outcome::sent;
        });
        line = isGone || line->second.empty() ? waiting_.erase(line) : std::next(line);
    }
}

AcceptedLines::Outcome AcceptedLines::trySend(const std::string& routingId, const wire::Send& message) {
    const auto part = [&](const std::string& bytes, zmq::send_flags flags) {
        return whenInterruptedRepeat([&] {
            return listener_.send(zmq::buffer(bytes), flags | zmq::send_flags::dontwait).has_value();
        });
    };
    try {
        if (!part(routingId, zmq::send_flags::sndmore)) return Outcome::full;
        // libzmq takes the rest of a message that it began, or drops it with a line that broke in between.
        (void)part(message.header, zmq::send_flags::sndmore);
        (void)part(message.body, zmq::send_flags::none);
        return Outcome::sent;
    } catch (const zmq::error_t& error) {
        if (error.num() == EHOSTUNREACH) return Outcome::gone;
        throw;
    }
}

}  // namespace vanthu::gateway
