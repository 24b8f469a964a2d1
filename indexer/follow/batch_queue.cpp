#include "indexer/follow/batch_queue.h"

namespace vanthu::indexer {

bool BatchQueue::push(Batch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || batches_.empty() || bytes_ + batch.bytes <= bytesMax_; });
    if (closed_) return false;
    bytes_ += batch.bytes;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
}

std::optional<Batch> BatchQueue::pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !batches_.empty(); });
    if (batches_.empty()) return std::nullopt;
    Batch batch = std::move(batches_.front());
    batches_.pop_front();
    bytes_ -= batch.bytes;
    changed_.notify_all();
    return batch;
}

bool BatchQueue::empty() const {
    const std::lock_guard lock(mutex_);
    return batches_.empty();
}

void BatchQueue::close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
}

}  // namespace vanthu::indexer
