#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace vanthu::http {

struct Route;

/// Counts answers by route and class of status, and how long they took. Any thread may call.
class Metrics {
  public:
    explicit Metrics(std::span<const Route> routes);

    /// `route` is nullptr for requests that no route took.
    void count(const Route* route, int status, std::int64_t microseconds);
    /// Prometheus text format 0.0.4.
    [[nodiscard]] std::string text() const;

  private:
    struct Counters {
        std::array<std::atomic<std::uint64_t>, 5> byClass{};  ///< 1xx … 5xx
        std::atomic<std::uint64_t> microseconds{0};
    };

    std::span<const Route> routes_;
    std::unique_ptr<Counters[]> counters_;  ///< one per route, and one for the others
};

}  // namespace vanthu::http
