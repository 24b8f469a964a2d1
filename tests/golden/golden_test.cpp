#include "tests/golden/province.h"
#include "tests/support/programs.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace vanthu::tests {
namespace {

/// VANTHU_PROVINCES=DIR keeps what was written there.
std::filesystem::path keptIn(const std::filesystem::path& folder) {
    const char* wanted = std::getenv("VANTHU_PROVINCES");
    return wanted == nullptr ? folder : std::filesystem::path{wanted};
}

/// Lives through the provinces and lets the other program compute their figures.
void compare(unsigned first, unsigned count, std::map<std::string, int>& happenings) {
    const TempDir folder;
    std::vector<std::string> arguments{"python3", VANTHU_SOURCE "/tests/golden/recompute/compare.py"};
    for (unsigned seed = first; seed < first + count; ++seed) {
        const auto facts = keptIn(folder.path()) / (std::to_string(seed) + ".jsonl");
        for (const auto& [what, times] : golden::liveProvince(seed, facts))
            happenings[what] += times;
        arguments.push_back(facts.string());
    }
    const auto finished = runProgram("/usr/bin/env", arguments);
    INFO(finished.out << finished.err);
    CHECK(finished.exitCode == 0);
    if (count > 50 || finished.exitCode != 0) return;
    WARN(finished.out);
}

TEST_CASE("an independent program computes the same figures of random provinces", "[golden]") {
    std::map<std::string, int> happenings;
    compare(1, 40, happenings);
    const std::set<std::string> expected{
        "late entry",       "without file",     "lettered number",      "number void",      "number held",
        "number secret",    "day corrected",    "file added",           "recall",           "delivery",
        "delivery sent",    "delivery arrived", "delivery accepted",    "delivery refused", "delivery failed",
        "renamed",          "of another kind",  "registry begun or given up",
        "interconnection changed", "organisation added", "calendar", "receivers or note corrected"};
    for (const auto& what : expected) {
        INFO(what);
        CHECK(happenings[what] > 0);
    }
    for (const auto& [what, times] : happenings)
        UNSCOPED_INFO(what << " " << times);
    CHECK(happenings.size() >= expected.size() + 4);  // and every kind of reorganisation
}

TEST_CASE("an independent program computes the same figures of 1,000 random provinces", "[.bench]") {
    std::map<std::string, int> happenings;
    for (unsigned first = 1001; first < 2001; first += 50)
        compare(first, 50, happenings);
}

}  // namespace
}  // namespace vanthu::tests
