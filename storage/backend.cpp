#include "storage/backend.h"

#include <algorithm>

namespace vanthu::storage {

namespace {

constexpr std::chrono::milliseconds kAskInterval{200};

}  // namespace

domain::Sequence Database::Backend::head() {
    std::unique_lock lock{mutex_};
    refreshHeadWhenStale(lock);
    return head_;
}

domain::Sequence Database::Backend::waitForChange(domain::Sequence after, int timeoutMs) {
    const auto deadline = Clock::now() + std::chrono::milliseconds{timeoutMs};
    std::unique_lock lock{mutex_};
    for (;;) {
        refreshHeadWhenStale(lock);
        if (head_ > after || Clock::now() >= deadline) return head_;
        const auto wakeAt =
            writers_ == Writers::others ? std::min(deadline, askedAt_ + kAskInterval) : deadline;
        raised_.wait_until(lock, wakeAt);
    }
}

void Database::Backend::raiseHead(domain::Sequence sequence) {
    const std::lock_guard lock{mutex_};
    if (sequence <= head_) return;
    head_ = sequence;
    raised_.notify_all();
}

void Database::Backend::refreshHead() {
    domain::Sequence sequence = 0;
    read([&](ReadTransaction& transaction) {
        sequence = firstInteger(transaction, "SELECT sequence FROM change_log_head", {}).value_or(0);
    });
    raiseHead(sequence);
}

void Database::Backend::refreshHeadWhenStale(std::unique_lock<std::mutex>& lock) {
    if (writers_ == Writers::onlyThisProcess || Clock::now() < askedAt_ + kAskInterval) return;
    askedAt_ = Clock::now();  // at once, so that of many waiting threads one asks
    lock.unlock();
    refreshHead();
    lock.lock();
}

}  // namespace vanthu::storage
