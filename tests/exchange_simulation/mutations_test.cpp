#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>

#include "tests/exchange_simulation/engine/simulation.h"

using namespace vanthu::exchange_cores;
using namespace vanthu::exchange_simulation;

namespace {

/// A bug planted in one rule, and what the checker has to say about it (the beginning of a violation).
struct Mutation {
    const char* name;
    void (*plant)(Options&);
    const char* caughtAs;
    /// Days on which that bug matters more often than on others; the program without it must live through
    /// them.
    void (*torment)(Options&) = [](Options&) {};
};

void lateAndShortLived(Options& options) {
    options.shortLived = 0.8;
    options.faults.late = 0.3;
    options.faults.drop = 0.2;
}

/// Lines so bad that much waits for its first attempt when the backup is made, and a recall overtakes the
/// comparison of logs after the restoration.
void recalledAndRestored(Options& options) {
    options.recalls = 0.9;
    options.faults.restore = true;
    options.faults.partitionEvery = 20'000;
    options.faults.drop = 0.5;
    options.faults.late = options.faults.crash = 0;
    options.faults.killEvery = 0;
}

void slowDisksThatDie(Options& options) {
    options.faults.diskLatency = 1'500;
    options.faults.crash = 0.02;
}

bool lastOneWins(const Report& report) {
    return report.code <= ReportCode::finished;
}

const Mutation kMutations[] = {
    {"acknowledged before it is on disk",
     [](Options& options) {
         options.rules.mayAnswer = [](TransactionNumber, TransactionNumber) { return true; };
     },
     ""},
    {"what is not on disk leaves the memory",
     [](Options& options) {
         options.rules.mayForget = [](TransactionNumber, TransactionNumber) { return true; };
     },
     "", slowDisksThatDie},
    {"the shell reports the commit before the fsync",
     [](Options& options) { options.shellFault = ShellFault::reportsCommitEarly; }, "", slowDisksThatDie},
    {"goes on after a failed fsync",
     [](Options& options) { options.shellFault = ShellFault::goesOnAfterFailedSync; }, ""},
    {"the folder of a blob is not synced",
     [](Options& options) { options.shellFault = ShellFault::skipsFolderSync; },
     "lost: an inbox item without its file"},
    {"a row of the fan-out is missing after a crash",
     [](Options& options) { options.shellFault = ShellFault::splitsTransactions; },
     "lost: a receiver of an issued document has no outbox row", slowDisksThatDie},
    {"a new message id for every retry",
     [](Options& options) { options.shellFault = ShellFault::newIdPerRetry; }, "doubled"},
    {"dedupe keys are forgotten after two minutes",
     [](Options& options) {
         options.rules.judgeDuplicate = [](const InboxRow& row, const Digest& digest, std::uint32_t round,
                                           Moment utc) {
             const bool old = row.state == InboxState::inboxed && utc - row.arrivedAt > 120'000;
             return old ? Duplicate::takeAgain : judgeDuplicate(row, digest, round, utc);
         };
     },
     "doubled"},
    {"a duplicate is acknowledged although its first try failed",
     [](Options& options) {
         options.rules.judgeDuplicate = [](const InboxRow&, const Digest&, std::uint32_t, Moment) {
             return Duplicate::acknowledge;
         };
     },
     "liveness: not settled"},
    {"the status that came last is shown",
     [](Options& options) {
         options.rules.standing = [](const OutboxRow& row) {
             const auto last = std::ranges::find_if(row.reports.rbegin(), row.reports.rend(), lastOneWins);
             if (last == row.reports.rend()) return standing(row);
             auto only = row;
             only.reports = {*last};
             return standing(only);
         };
     },
     "statuses"},
    {"a hub without room refuses for good",
     [](Options& options) { options.rules.isForNow = [](NackCode) { return false; }; },
     "nack: refused for good where there was no room for now"},
    {"a hub with a small quota never has room",
     [](Options& options) {
         options.rules.isFull = [](const Held&, const Quota& quota) { return quota.documents < 1'000; };
     },
     "liveness"},
    {"an assignment that was undone stays shown",
     [](Options& options) {
         options.rules.standing = [](const OutboxRow& row) {
             auto without = row;
             const auto has = [&](ReportCode code) {
                 return std::ranges::find(row.reports, code, &Report::code) != row.reports.end();
             };
             if (has(ReportCode::assigned) || has(ReportCode::processing))
                 std::erase_if(without.reports,
                               [](const Report& report) { return report.code == ReportCode::accepted; });
             return standing(without);
         };
     },
     "truth"},
    {"03 after 02 opens the delivery again",
     [](Options& options) {
         options.rules.standing = [](const OutboxRow& row) {
             auto without = row;
             const auto accepted = std::ranges::find(row.reports, ReportCode::accepted, &Report::code);
             if (accepted != row.reports.end())
                 std::erase_if(without.reports,
                               [](const Report& report) { return report.code == ReportCode::refused; });
             return standing(without);
         };
     },
     ""},
    {"a receipt after the expiry is not believed",
     [](Options& options) {
         options.rules.standing = [](const OutboxRow& row) {
             const auto isExpiry = [](const Report& report) { return report.code == ReportCode::expired; };
             return std::ranges::any_of(row.reports, isExpiry) ? Standing::expired : standing(row);
         };
     },
     ""},
    {"expiry is taken as proof that nothing arrived",
     [](Options& options) {
         options.rules.isProvenUndelivered = [](Standing standing) {
             return standing == Standing::expired || isProvenUndelivered(standing);
         };
     },
     "doubled: one document in an inbox under two ids"},
    {"recalled after acceptance counts as taken back",
     [](Options& options) { options.rules.recallNeedsPerson = [](const InboxRow&) { return false; }; },
     "recall"},
    {"an update is decided as a document is",
     [](Options& options) {
         options.rules.mayDecide = [](const InboxRow& row, ReportCode code) {
             auto asDocument = row;
             auto manifest = *row.manifest;
             manifest.kind = vanthu::domain::SendingKind::fresh;
             asDocument.manifest = std::make_shared<const Manifest>(std::move(manifest));
             return mayDecide(isUpdateAnswer(code) ? row : asDocument, code);
         };
     },
     "kinds"},
    {"an update is answered twice",
     [](Options& options) {
         options.rules.mayDecide = [](const InboxRow& row, ReportCode code) {
             auto unanswered = row;
             std::erase_if(unanswered.reports,
                           [](const Report& report) { return isUpdateAnswer(report.code); });
             return mayDecide(unanswered, code);
         };
     },
     "kinds"},
    {"the answer to an update is not shown",
     [](Options& options) {
         options.rules.standing = [](const OutboxRow& row) {
             auto without = row;
             std::erase_if(without.reports, [](const Report& report) { return isUpdateAnswer(report.code); });
             return standing(without);
         };
     },
     "truth"},
    {"a hub says of what may have left that it never did",
     [](Options& options) { options.rules.mayClaimNeverLeft = [](const Parcel&, bool) { return true; }; },
     ""},
    {"a restored node claims what it may have forgotten",
     [](Options& options) {
         options.rules.mayClaimNeverLeft = [](const Parcel& parcel, bool) { return !parcel.attempted; };
     },
     "", recalledAndRestored},
    {"no SYNC after a restoration",
     [](Options& options) {
         options.rules.wasRolledBack = [](const std::optional<Digest>&, const LogMark&) { return false; };
     },
     ""},
    {"no SYNC after a restoration, as the heads of the log show it",
     [](Options& options) {
         options.rules.wasRolledBack = [](const std::optional<Digest>&, const LogMark&) { return false; };
     },
     "heads: a node is shown to contradict itself"},
    {"any head that is not proven counts as a lie",
     [](Options& options) {
         options.rules.judgeHead = [](const LogMark& kept, const ShowHead& shown, bool continues) {
             const auto verdict = judgeHead(kept, shown, continues);
             return verdict == HeadVerdict::unproven ? HeadVerdict::contradicts : verdict;
         };
     },
     "heads: a node is shown to contradict itself"},
    {"a head is believed without its proof",
     [](Options& options) {
         options.rules.judgeHead = [](const LogMark& kept, const ShowHead& shown, bool) {
             return shown.head.mark == kept ? HeadVerdict::known : HeadVerdict::continues;
         };
     },
     "heads: an older one took the place of a newer"},
    {"the first source that waits always goes first",
     [](Options& options) { options.rules.nextSource = [](Sources, NodeId) { return std::size_t{0}; }; },
     "fairness"},
    {"urgency is ignored",
     [](Options& options) { options.rules.laneOf = [](Priority) { return std::size_t{0}; }; }, "priority"},
    {"three tries, then nobody tries again",
     [](Options& options) {
         options.rules.retryDelay = [](std::uint32_t attempts,
                                       std::uint64_t random) -> std::optional<Moment> {
             return attempts >= 3 ? std::nullopt : retryDelay(attempts, random);
         };
     },
     "liveness"},
    {"an answer to an earlier round closes a later one",
     [](Options& options) { options.rules.answers = [](std::uint32_t, const Parcel&) { return true; }; }, "",
     lateAndShortLived},
};

constexpr std::uint64_t kSeeds = 60;
constexpr std::uint32_t kDocuments = 300;

Options optionsFor(std::uint64_t seed) {
    Options options;
    options.seed = seed;
    options.documents = kDocuments;
    options.faults = tunedFaults(seed);
    return options;
}

std::vector<std::string> violationsOf(const Options& options) {
    return Simulation(options).run().violations;
}

/// The first seed in which the checker says so, 0 for none; `violation`: what it says.
std::uint64_t seedThatCatches(const Mutation& mutation, std::string& violation) {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        auto options = optionsFor(seed);
        mutation.torment(options);
        mutation.plant(options);
        const auto violations = violationsOf(options);
        const auto told = std::ranges::find_if(
            violations, [&](const std::string& text) { return text.starts_with(mutation.caughtAs); });
        if (told == violations.end()) continue;
        violation = told->substr(0, told->find('\n'));
        return seed;
    }
    return 0;
}

}  // namespace

TEST_CASE("the seeds of the mutations break nothing by themselves", "[exchange_simulation]") {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        INFO("SEED=" << seed << " DOCUMENTS=" << kDocuments);
        CHECK(violationsOf(optionsFor(seed)) == std::vector<std::string>{});
    }
}

TEST_CASE("every planted bug is caught, and nothing is where none is planted", "[exchange_simulation]") {
    for (const auto& mutation : kMutations) {
        INFO(mutation.name);
        std::string violation;
        const auto seed = seedThatCatches(mutation, violation);
        std::cout << mutation.name << ": "
                  << (seed == 0 ? "NOT caught" : "seed " + std::to_string(seed) + ", " + violation) << '\n';
        CHECK(seed != 0);
        auto sound = optionsFor(seed);
        mutation.torment(sound);
        CHECK(violationsOf(sound) == std::vector<std::string>{});
    }
}
