#pragma once

#include "storage/transaction.h"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace vanthu::storage {

/// Passes barriers on a thread of its own, in the order in which they come, so that the disk syncs the blobs
/// of a batch while the statements of its other callers still run. One caller at a time.
class BarrierRunner {
  public:
    BarrierRunner() : thread_([this] { loop(); }) {}
    ~BarrierRunner();
    BarrierRunner(const BarrierRunner&) = delete;
    BarrierRunner& operator=(const BarrierRunner&) = delete;

    void begin(std::span<const Barrier> barriers);

    /// Returns when all that were begun are passed. Throws what the first of them threw that failed; those
    /// behind it were not passed.
    void await();

  private:
    void loop();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Barrier> waiting_;
    std::exception_ptr error_;
    bool passing_{false};
    bool stopping_{false};
    std::thread thread_;
};

}  // namespace vanthu::storage
