#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu::domain {

/// The samples of one metric in the text format of Prometheus.
class MetricFamily {
  public:
    enum class Kind { gauge, counter };
    using Labels = std::vector<std::pair<std::string_view, std::string_view>>;

    /// `name` has the characters of a metric, `help` is one line; both are written by us.
    MetricFamily(std::string name, std::string_view help, Kind kind = Kind::gauge);
    /// Values of labels may be any text.
    MetricFamily& sample(std::int64_t value, const Labels& labels = {});
    /// In seconds.
    MetricFamily& sample(std::chrono::nanoseconds time);
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    const std::string name_;
    std::string text_;
};

}  // namespace vanthu::domain
