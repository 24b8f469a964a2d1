#pragma once

#include <atomic>
#include <chrono>

#include "schemas/domain/time.h"

namespace vanthu::demo {

/// The time in the province while its year is replayed. Any thread may read, one turns it.
class DemoClock : public domain::Clock {
  public:
    [[nodiscard]] domain::Timestamp now() const override {
        return domain::Timestamp{std::chrono::seconds{seconds_.load()}};
    }
    void turnTo(domain::Date day, std::chrono::minutes afterMidnight) {
        seconds_ = (domain::startOfDay(day) + afterMidnight).time_since_epoch().count();
    }

  private:
    std::atomic<std::int64_t> seconds_{0};
};

}  // namespace vanthu::demo
