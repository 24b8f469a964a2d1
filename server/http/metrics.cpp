#include "server/http/metrics.h"

#include "server/http/router.h"

#include <algorithm>

namespace vanthu::http {

Metrics::Metrics(std::span<const Route> routes)
    : routes_(routes), counters_(std::make_unique<Counters[]>(routes.size() + 1)) {}

void Metrics::count(const Route* route, int status, std::int64_t microseconds) {
    const auto index = route == nullptr ? routes_.size() : static_cast<std::size_t>(route - routes_.data());
    auto& counters = counters_[index];
    const auto statusClass = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
    counters.byClass[statusClass].fetch_add(1, std::memory_order_relaxed);
    counters.microseconds.fetch_add(static_cast<std::uint64_t>(microseconds), std::memory_order_relaxed);
}

std::string Metrics::text() const {
    std::string requests =
        "# HELP vanthu_http_requests_total Answers by route and class of status.\n"
        "# TYPE vanthu_http_requests_total counter\n";
    std::string seconds =
        "# HELP vanthu_http_request_seconds Time to answer by route.\n# TYPE vanthu_http_request_seconds "
        "summary\n";
    for (std::size_t i = 0; i <= routes_.size(); ++i) {
        const auto label = i == routes_.size() ? std::string("method=\"\",route=\"\"")
                                               : "method=\"" + std::string(routes_[i].method) +
                                                     "\",route=\"" + std::string(routes_[i].pattern) + '"';
        std::uint64_t all = 0;
        for (std::size_t c = 0; c < counters_[i].byClass.size(); ++c) {
            const auto value = counters_[i].byClass[c].load(std::memory_order_relaxed);
            if (value == 0) continue;
            all += value;
            requests += "vanthu_http_requests_total{" + label + ",status=\"" + std::to_string(c + 1) +
                        "xx\"} " + std::to_string(value) + '\n';
        }
        if (all == 0) continue;
        const auto time = counters_[i].microseconds.load(std::memory_order_relaxed);
        seconds += "vanthu_http_request_seconds_sum{" + label + "} " +
                   std::to_string(static_cast<double>(time) / 1e6) + '\n';
        seconds += "vanthu_http_request_seconds_count{" + label + "} " + std::to_string(all) + '\n';
    }
    return requests + seconds;
}

}  // namespace vanthu::http
