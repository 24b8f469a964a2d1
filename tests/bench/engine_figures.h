#pragma once

#include "tests/bench/asking.h"
#include "tests/bench/record.h"
#include "tests/bench/search_engines/engine.h"
#include "tests/bench/search_engines/texts.h"

namespace vanthu::bench {

/// The texts that all engines of a comparison are given.
struct ComparedTexts {
    std::filesystem::path file;
    double count{0};
    double megabytes{0};
};
/// Closes the writer.
[[nodiscard]] ComparedTexts comparedTexts(std::filesystem::path file, TextsWriter& writer);

/// What vanthu is to keep; 0 for its peers.
struct EngineTargets {
    double p99Ms{0};       ///< of one client
    double sizeOfText{0};  ///< of the index, as a multiple
    double peakMegabytes{0};
};

void reportBuilt(const std::string& engine, const Built& built, const ComparedTexts& texts,
                 const EngineTargets& targets, const Report& report);

/// Times of one and of eight clients, each measured for half a minute at most; answers those of one. For an
/// engine in this process also the processor time of one, which says more on a busy machine.
Latency reportTimes(const std::string& engine, const MakeAsker& makeAsker, Place place,
                    const std::vector<Question>& questions, const EngineTargets& targets,
                    const Report& report);

/// A line on standard error about what is done next.
void tellProgress(const std::string& what);

/// Measures a peer. One that is not installed or fails is left out, and standard error says why.
void tryPeer(const std::string& engine, const std::function<void()>& measure);

/// The same order every time: where time is short, the first of them are asked.
[[nodiscard]] std::vector<Question> shuffled(std::vector<Question> questions);

}  // namespace vanthu::bench
