#include "tests/golden/province.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

/// What at least one province of a run must have lived through.
constexpr std::array kHappenings{"late entry",
                                 "without file",
                                 "without signer",
                                 "lettered number",
                                 "number void",
                                 "number held",
                                 "number secret",
                                 "day corrected",
                                 "receivers or note corrected",
                                 "file added",
                                 "delivery sent",
                                 "delivery arrived",
                                 "delivery accepted",
                                 "delivery refused",
                                 "delivery failed",
                                 "recall",
                                 "renamed",
                                 "of another kind",
                                 "calendar",
                                 "organisation added",
                                 "registry begun or given up",
                                 "merge",
                                 "split",
                                 "rename",
                                 "takeover",
                                 "interconnection changed",
                                 "a hundred numbers",
                                 "secret in a book of secrets",
                                 "sent slowly",
                                 "finished on the last day",
                                 "signer corrected",
                                 "assigned",
                                 "handling in_progress",
                                 "handling completed",
                                 "handling filed",
                                 "signature recorded",
                                 "signatures checked",
                                 "arrived by the exchange",
                                 "inbox accepted",
                                 "inbox refused",
                                 "inbox recalled",
                                 "recalled by its sender",
                                 "declared",
                                 "declaration corrected",
                                 "sample drawn",
                                 "sample drawn with a seed of the server",
                                 "sample refused",
                                 "looked up: found",
                                 "looked up: not_found",
                                 "looked up: different",
                                 "sample closed",
                                 "a part handed over",
                                 "row of a follower",
                                 "beside earlier periods",
                                 "index defined",
                                 "index mended",
                                 "index self",
                                 "index review",
                                 "index closed",
                                 "rank against last year",
                                 "points reviewed",
                                 "points self_scored",
                                 "points surveyed",
                                 "points rate",
                                 "points no_figures",
                                 "points missing"};

/// VANTHU_PROVINCES=DIR: facts and answers are kept there.
std::filesystem::path factsIn(const TempDir& folder) {
    const char* kept = std::getenv("VANTHU_PROVINCES");
    return kept == nullptr ? folder.path() : std::filesystem::path{kept};
}

/// Lives through the provinces, adds up what happened, and lets the other program compute their figures: what
/// it said.
std::string compare(unsigned firstSeed, unsigned count, std::map<std::string, int>& happenings) {
    const TempDir folder;
    std::vector<std::string> arguments{"python3", "-B", VANTHU_SOURCE "/tests/golden/recompute/compare.py"};
    for (unsigned seed = firstSeed; seed < firstSeed + count; ++seed) {
        const auto facts = factsIn(folder) / (std::to_string(seed) + ".jsonl");
        for (const auto& [what, times] : golden::liveProvince(seed, facts))
            happenings[what] += times;
        arguments.push_back(facts.string());
    }
    const auto finished = runProgram("/usr/bin/env", arguments);
    INFO(finished.out << finished.err);
    CHECK(finished.exitCode == 0);
    return finished.out;
}

TEST_CASE("another program computes the same figures of random provinces", "[golden]") {
    std::map<std::string, int> happenings;
    compare(1, 40, happenings);
    for (const auto* what : kHappenings) {
        INFO(what);
        CHECK(happenings[what] > 0);
    }
}

TEST_CASE("another program computes the same figures of 1,000 random provinces", "[.bench]") {
    std::map<std::string, int> happenings;
    for (unsigned seed = 1001; seed < 2001; seed += 50)
        WARN(seed << " on: " << compare(seed, 50, happenings));
}

}  // namespace
}  // namespace vanthu::tests
