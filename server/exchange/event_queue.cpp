#include "server/exchange/event_queue.h"

#include "schemas/domain/limits.h"

namespace vanthu::exchange {
namespace {

/// Two windows of chunks.
constexpr std::size_t kBytes = 2 * limits::kExchangeWindowBytes;
/// Of small ones, so that many of them share a commit.
constexpr std::size_t kEvents = 1024;

std::size_t bytesOf(const Event& event) {
    const auto* record = std::get_if<wire::LinkRecord>(&event);
    const auto* received = record != nullptr ? std::get_if<wire::Received>(record) : nullptr;
    return received != nullptr ? received->body.size() : 0;
}

}  // namespace

bool EventQueue::push(Event event) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || (events_.size() < kEvents && bytes_ < kBytes); });
    if (closed_) return false;
    bytes_ += bytesOf(event);
    events_.push_back(std::move(event));
    changed_.notify_all();
    return true;
}

void EventQueue::wake() {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    changed_.notify_all();
}

std::optional<Event> EventQueue::pop(std::chrono::milliseconds timeout) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, timeout, [&] { return closed_ || woken_ || !events_.empty(); });
    if (closed_) return std::nullopt;
    if (woken_) {
        woken_ = false;
        return WorkQueued{};
    }
    if (events_.empty()) return std::nullopt;
    Event event = std::move(events_.front());
    events_.pop_front();
    bytes_ -= bytesOf(event);
    changed_.notify_all();
    return event;
}

void EventQueue::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
}

bool EventQueue::isClosed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
}

}  // namespace vanthu::exchange
