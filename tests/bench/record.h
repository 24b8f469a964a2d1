#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace vanthu::bench {

/// One measured figure, beside the peer or target it is held against. The form of docs/architecture.md for
/// --json.
struct Record {
    std::string name{};
    double value{0};
    std::string unit{};
    std::string baseline{};  ///< what it is compared with; "" for an absolute figure
    double baselineValue{0};
    double target{0};  ///< of the ratio, or of the value without a baseline; 0 for none
    bool lowerIsBetter{false};

    [[nodiscard]] double ratio() const {
        return baseline.empty() || baselineValue == 0 ? 0 : value / baselineValue;
    }
    [[nodiscard]] bool holds() const {
        const double figure = baseline.empty() ? value : ratio();
        return target == 0 || (lowerIsBetter ? figure <= target : figure >= target);
    }
};

/// Where a benchmark puts its figures; each is printed as soon as it is known.
using Report = std::function<void(const Record&)>;

[[nodiscard]] double secondsSince(std::chrono::steady_clock::time_point start);
[[nodiscard]] double median(std::vector<double> values);
/// The value below which `share` (0–1) of them lie.
[[nodiscard]] double percentile(std::vector<double> values, double share);

[[nodiscard]] std::string toJson(const std::vector<Record>& records);
void printHead();
void printRow(const Record& record);

}  // namespace vanthu::bench
