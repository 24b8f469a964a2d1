#pragma once

#include "tests/bench/corpus.h"
#include "tests/bench/search_engines/engine.h"

#include <array>
#include <chrono>
#include <functional>

namespace vanthu::bench {

/// Called by each thread that asks.
using MakeAsker = std::function<std::unique_ptr<Asker>()>;

/// The judged questions as people type them.
struct Spelling {
    std::string name;
    std::vector<Question> questions;
};
/// With accents, without, and with one typing error each.
[[nodiscard]] std::array<Spelling, 3> spellingsOf(const std::vector<Question>& questions);

/// Every question once; two clients at a time, for it is not the time that counts.
[[nodiscard]] Quality qualityOf(const MakeAsker& makeAsker, const std::vector<Question>& questions);

struct Latency {
    double p50Ms{0};
    double p99Ms{0};
    double threadP50Ms{0};  ///< processor time of the asking thread: what a busy machine does not change
    double threadP99Ms{0};
    std::size_t asked{0};
};
/// So many clients ask the questions, each of them once, until all are asked or the time is over.
[[nodiscard]] Latency latencyOf(const MakeAsker& makeAsker, const std::vector<Question>& questions,
                                int clients, std::chrono::seconds atMost);

}  // namespace vanthu::bench
