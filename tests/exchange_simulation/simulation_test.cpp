#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "tests/exchange_simulation/engine/simulation.h"

using namespace vanthu::exchange_simulation;

namespace {

constexpr std::uint32_t kDocumentsPerWorld = 500;

std::uint64_t numberFrom(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

Options tormented(std::uint64_t seed, std::uint32_t documents, Mode mode) {
    Options options;
    options.mode = mode;
    options.seed = seed;
    options.documents = documents;
    options.faults = tunedFaults(seed);
    return options;
}

/// Runs worlds until so many deliveries are done; each one that breaks a promise is told with its seed.
Outcome runWorlds(std::uint64_t firstSeed, std::uint64_t deliveries, Mode mode) {
    Outcome sum;
    for (auto seed = firstSeed; sum.deliveries < deliveries; ++seed) {
        const auto outcome = Simulation(tormented(seed, kDocumentsPerWorld, mode)).run();
        INFO("SEED=" << seed << " DOCUMENTS=" << kDocumentsPerWorld
                     << (mode == Mode::safety ? " SAFETY=1" : ""));
        CHECK(outcome.violations == std::vector<std::string>{});
        sum.deliveries += outcome.deliveries;
        sum.inboxed += outcome.inboxed;
        sum.events += outcome.events;
        sum.frames += outcome.frames;
        sum.commits += outcome.commits;
        sum.crashes += outcome.crashes;
        sum.restores += outcome.restores;
        sum.refusals += outcome.refusals;
        sum.recalls += outcome.recalls;
        sum.updatesAnswered += outcome.updatesAnswered;
        sum.heads += outcome.heads;
        sum.toldAnew += outcome.toldAnew;
        sum.settledAfter = std::max(sum.settledAfter, outcome.settledAfter);
    }
    return sum;
}

void print(const Outcome& outcome) {
    std::cout << outcome.deliveries << " deliveries, " << outcome.inboxed << " in an inbox, "
              << outcome.events << " events, " << outcome.frames << " frames, " << outcome.commits
              << " commits, " << outcome.crashes << " crashes, " << outcome.restores << " restorations, "
              << outcome.refusals << " refusals, " << outcome.recalls << " recalls of registered documents, "
              << outcome.updatesAnswered << " updates answered, " << outcome.heads << " heads of peers kept, "
              << outcome.toldAnew << " logs begun anew; settled at most " << outcome.settledAfter / 1000
              << " s after the healing\n";
}

void runAndPrint(std::uint64_t firstSeed, std::uint64_t deliveries, Mode mode) {
    const auto begin = std::chrono::steady_clock::now();
    const auto outcome = runWorlds(firstSeed, deliveries, mode);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    print(outcome);
    std::cout << took.count() << " s, " << static_cast<double>(outcome.deliveries) / took.count()
              << " deliveries/s\n";
    CHECK(outcome.inboxed > deliveries / 2);
    CHECK(outcome.crashes > deliveries / 1000);
    CHECK(outcome.heads > 0);
    CHECK(outcome.updatesAnswered > deliveries / 100);
}

}  // namespace

TEST_CASE("a day without faults delivers everything that is not refused or recalled",
          "[exchange_simulation]") {
    Options options;
    options.quiet = true;
    options.recalls = 0;

    const auto outcome = Simulation(options).run();

    CHECK(outcome.violations == std::vector<std::string>{});
    CHECK(outcome.crashes == 0);
    CHECK(outcome.inboxed + outcome.refusals >= outcome.deliveries);
}

TEST_CASE("a seed gives the same run every time", "[exchange_simulation]") {
    const auto options = tormented(7, 200, Mode::liveness);

    const auto first = Simulation(options).run();
    const auto second = Simulation(options).run();

    CHECK(first.events == second.events);
    CHECK(first.frames == second.frames);
    CHECK(first.crashes == second.crashes);
    CHECK(first.settledAfter == second.settledAfter);
}

TEST_CASE("after the worst half hour everything settles, nothing lost, nothing doubled",
          "[exchange_simulation]") {
    runAndPrint(1, 60'000, Mode::liveness);
}

TEST_CASE("in the middle of the worst nobody was told what is on no disk", "[exchange_simulation]") {
    runAndPrint(1, 60'000, Mode::safety);
}

TEST_CASE("a million deliveries: nothing lost, nothing doubled", "[exchange_simulation][.slow]") {
    runAndPrint(numberFrom("SEED", 100'000), numberFrom("DOCUMENTS", 1'000'000), Mode::liveness);
}

TEST_CASE("one seed, replayed", "[exchange_simulation][.replay]") {
    const auto mode = numberFrom("SAFETY", 0) != 0 ? Mode::safety : Mode::liveness;
    const auto documents = static_cast<std::uint32_t>(numberFrom("DOCUMENTS", kDocumentsPerWorld));
    const auto outcome = Simulation(tormented(numberFrom("SEED", 1), documents, mode)).run();
    print(outcome);
    for (const auto& violation : outcome.violations)
        std::cout << "  " << violation << '\n';
    CHECK(outcome.violations.empty());
}
