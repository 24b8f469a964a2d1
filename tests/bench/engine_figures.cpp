#include "tests/bench/engine_figures.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <random>

namespace vanthu::bench {
namespace {

constexpr auto kTimeOfClients = std::chrono::seconds(30);
constexpr int kManyClients = 8;
constexpr double kMegabyte = 1e6;

}  // namespace

ComparedTexts comparedTexts(std::filesystem::path file, TextsWriter& writer) {
    writer.close();
    return {std::move(file), static_cast<double>(writer.count()),
            static_cast<double>(writer.searchedBytes()) / kMegabyte};
}

void reportBuilt(const std::string& engine, const Built& built, const ComparedTexts& texts,
                 const EngineTargets& targets, const Report& report) {
    report({engine + ": index made in", built.seconds, "s", "", 0, 0, true});
    report({engine + ": processor time of the index", built.processorSeconds, "s", "", 0, 0, true});
    report({engine + ": texts indexed", texts.count / built.seconds, "1/s"});
    report({engine + ": size of the index", static_cast<double>(built.bytes) / kMegabyte, "MB", "text",
            texts.megabytes, targets.sizeOfText, true});
    report({engine + ": peak memory", static_cast<double>(built.peakBytes) / kMegabyte, "MB", "", 0,
            targets.peakMegabytes, true});
}

Latency reportTimes(const std::string& engine, const MakeAsker& makeAsker, Place place,
                    const std::vector<Question>& questions, const EngineTargets& targets,
                    const Report& report) {
    Latency ofOne;
    for (const int clients : {1, kManyClients}) {
        const std::string who = engine + ": " + (clients == 1 ? "1 client" : "8 clients");
        tellProgress(who);
        const auto latency = latencyOf(makeAsker, questions, clients, kTimeOfClients);
        if (latency.asked < questions.size())
            tellProgress(who + ", " + std::to_string(latency.asked) + " questions in the time");
        report({who + ", p50", latency.p50Ms, "ms", "", 0, 0, true});
        report({who + ", p99", latency.p99Ms, "ms", "", 0, clients == 1 ? targets.p99Ms : 0, true});
        if (clients == 1) ofOne = latency;
        if (clients > 1 || place == Place::process) continue;
        report({who + ", p50 of processor time", latency.threadP50Ms, "ms", "", 0, 0, true});
        report({who + ", p99 of processor time", latency.threadP99Ms, "ms", "", 0, 0, true});
    }
    return ofOne;
}

void tellProgress(const std::string& what) {
    std::fprintf(stderr, "%s\n", what.c_str());
}

void tryPeer(const std::string& engine, const std::function<void()>& measure) {
    try {
        measure();
    } catch (const std::exception& error) {
        tellProgress(engine + ": left out: " + error.what());
    }
}

std::vector<Question> shuffled(std::vector<Question> questions) {
    std::mt19937 random(1);  // NOLINT: the same order every time
    std::shuffle(questions.begin(), questions.end(), random);
    return questions;
}

}  // namespace vanthu::bench
