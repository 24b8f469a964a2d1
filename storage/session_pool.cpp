#include "storage/session_pool.h"

namespace vanthu::storage {

SessionPool::SessionPool(int limit, Open open) : limit_(limit), open_(std::move(open)) {}

SessionPool::Lease::Lease(SessionPool& pool, std::unique_ptr<Session> session)
    : pool_(pool), session_(std::move(session)) {}

SessionPool::Lease::~Lease() {
    pool_.giveBack(std::move(session_));
}

void SessionPool::Lease::renew() {
    session_.reset();
    session_ = pool_.open_();
}

SessionPool::Lease SessionPool::take() {
    std::unique_lock lock{mutex_};
    returned_.wait(lock, [&] { return taken_ < limit_; });
    ++taken_;
    if (!idle_.empty()) {
        auto session = std::move(idle_.back());
        idle_.pop_back();
        return {*this, std::move(session)};
    }
    lock.unlock();
    try {
        return {*this, open_()};
    } catch (...) {
        giveBack(nullptr);
        throw;
    }
}

void SessionPool::giveBack(std::unique_ptr<Session> session) {
    const std::lock_guard lock{mutex_};
    --taken_;
    if (session) idle_.push_back(std::move(session));
    returned_.notify_one();
}

}  // namespace vanthu::storage
