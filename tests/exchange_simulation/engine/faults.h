#pragma once

#include <cstdint>

#include "server/exchange_cores/rules.h"
#include "tests/exchange_simulation/engine/chance.h"

namespace vanthu::exchange_simulation {

using exchange_cores::Moment;

/// How one run is tormented. Rates are per opportunity, times are milliseconds between two events of a kind
/// in the whole world (0: never).
struct Faults {
    double drop{0};
    double duplicate{0};
    double late{0};          ///< delayed by seconds, so overtaken by others
    double damage{0};        ///< of a chunk
    double crash{0};         ///< at the boundary between two effects
    double syncFails{0};     ///< EIO
    double folderLost{0.5};  ///< a rename whose folder was not synced is gone after a crash
    double torn{0.5};        ///< the last transaction before a crash is half written
    Moment delay{20};
    Moment diskLatency{4};
    Moment partitionEvery{0};
    Moment fullDiskEvery{0};
    Moment clockJumpEvery{0};
    Moment killEvery{0};
    Moment longestOutage{60'000};
    bool restore{false};  ///< one node is put back to an old backup
};

/// What the shell of a node does wrong on purpose: faults that no rule of the cores can make.
enum class ShellFault : std::uint8_t {
    none,
    reportsCommitEarly,    ///< Persisted before the fsync
    skipsFolderSync,       ///< FolderSynced without one
    splitsTransactions,    ///< a crash may keep half of one
    newIdPerRetry,         ///< a repeated submit carries another message id
    goesOnAfterFailedSync  ///< takes the second fsync, which succeeds, for the first
};

/// Liveness heals everything after the bad half hour and waits until all is settled. Safety never heals: what
/// is on the disks in the middle of the worst must already be free of lies.
enum class Mode : std::uint8_t { liveness, safety };

struct Options {
    Mode mode{Mode::liveness};
    std::uint64_t seed{1};
    std::uint32_t documents{500};
    Faults faults;
    bool quiet{false};       ///< no faults at all
    double recalls{0.06};    ///< of the deliveries
    double updates{0.15};    ///< of the sendings: one follows that updates it
    double shortLived{0.1};  ///< of the sendings: expire within minutes
    exchange_cores::Rules rules;
    ShellFault shellFault{ShellFault::none};
};

/// Swarm testing: each seed turns some faults off, others on, with rates of its own; all at once all the
/// time would only ever test one kind of bad day.
[[nodiscard]] Faults tunedFaults(std::uint64_t seed);

}  // namespace vanthu::exchange_simulation
