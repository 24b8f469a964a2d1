#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>

#include "tests/exchange_simulation/engine/simulation.h"

using namespace vanthu::exchange_simulation;

namespace {

std::uint64_t numberFrom(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_CASE("one seed, replayed", "[exchange_simulation][.replay]") {
    Options options;
    options.seed = numberFrom("SEED", 1);
    options.documents = static_cast<std::uint32_t>(numberFrom("DOCUMENTS", 500));
    options.faults = tunedFaults(options.seed);
    options.quiet = numberFrom("QUIET", 0) != 0;
    const auto outcome = Simulation(options).run();
    std::cout << outcome.deliveries << " deliveries, " << outcome.inboxed << " inboxed, " << outcome.events
              << " events, " << outcome.frames << " frames, " << outcome.commits << " commits, "
              << outcome.crashes << " crashes, " << outcome.restores << " restores, " << outcome.refusals
              << " refusals, " << outcome.recalls << " recalls, settled after " << outcome.settledAfter / 1000
              << " s\n";
    for (const auto& violation : outcome.violations)
        std::cout << "  " << violation << '\n';
    CHECK(outcome.violations.empty());
}
