#include "storage/barrier_runner.h"

#include <utility>

namespace vanthu::storage {

BarrierRunner::~BarrierRunner() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void BarrierRunner::begin(std::span<const Barrier> barriers) {
    if (barriers.empty()) return;
    {
        const std::lock_guard lock{mutex_};
        waiting_.insert(waiting_.end(), barriers.begin(), barriers.end());
    }
    changed_.notify_all();
}

void BarrierRunner::await() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return waiting_.empty() && !passing_; });
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
}

void BarrierRunner::loop() {
    std::unique_lock lock{mutex_};
    for (;;) {
        changed_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const auto some = std::exchange(waiting_, {});
        passing_ = true;
        if (!error_) {
            lock.unlock();
            std::exception_ptr error;
            try {
                for (const auto& barrier : some)
                    barrier();
            } catch (...) {
                error = std::current_exception();
            }
            lock.lock();
            error_ = error;
        }
        passing_ = false;
        changed_.notify_all();
    }
}

}  // namespace vanthu::storage
