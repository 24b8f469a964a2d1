#include "server/gateway/send_queue.h"

#include "schemas/domain/limits.h"

namespace vanthu::gateway {
namespace {

/// What a core may have on the way to one peer: windows of two transfers, and control messages.
constexpr std::size_t kLineBytes = 4 * limits::kExchangeWindowBytes;
constexpr std::size_t kAllBytes = limits::kGatewayMemoryBytes / 4;

std::size_t sizeOf(const wire::Send& message) {
    return message.header.size() + message.body.size();
}

}  // namespace

bool SendQueue::push(wire::Send message) {
    const auto size = sizeOf(message);
    if (bytes_ + size > kLineBytes || all_ + size > kAllBytes) return false;
    bytes_ += size;
    all_ += size;
    messages_.push_back(std::move(message));
    return true;
}

void SendQueue::pop() {
    const auto size = sizeOf(messages_.front());
    bytes_ -= size;
    all_ -= size;
    messages_.pop_front();
}

void SendQueue::clear() {
    all_ -= bytes_;
    bytes_ = 0;
    messages_.clear();
}

}  // namespace vanthu::gateway
