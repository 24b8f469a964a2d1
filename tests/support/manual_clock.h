#pragma once

#include "schemas/domain/time.h"

#include <atomic>

namespace vanthu::tests {

/// A clock that stands still until the test turns it. Any thread.
class ManualClock : public domain::Clock {
  public:
    explicit ManualClock(domain::Timestamp start) : seconds_(start.time_since_epoch().count()) {}
    [[nodiscard]] domain::Timestamp now() const override {
        return domain::Timestamp{std::chrono::seconds{seconds_.load()}};
    }
    void set(domain::Timestamp moment) { seconds_ = moment.time_since_epoch().count(); }
    void advance(std::chrono::seconds by) { seconds_ += by.count(); }

  private:
    std::atomic<std::int64_t> seconds_;
};

}  // namespace vanthu::tests
