#pragma once

#include "server/app/directory.h"
#include "storage/database.h"
#include "tests/golden/facts.h"
#include "tests/support/manual_clock.h"

#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::tests::golden {

/// Before it there is nothing.
inline const auto kBegin = domain::parseTimestamp("2024-01-02T08:00:00+07:00").value();

/// What everything that happens in a province shares: its database, its clock, its dice and the book of
/// facts.
struct Stage {
    /// `folder` is empty and outlives it; `factsFile` is written anew.
    Stage(const std::filesystem::path& folder, const std::filesystem::path& factsFile, unsigned seed);

    /// A change of the registry, made now. What it was is told to `facts` by whoever makes it.
    template <class Work>
    auto change(Work work) {
        const auto result = database.write(actor(), work);
        note();
        return result;
    }
    /// Something was changed just now.
    void note();
    [[nodiscard]] domain::Actor actor() const { return {.account = domain::AccountId{7}, .at = clock.now()}; }
    [[nodiscard]] domain::Date today() const { return domain::vietnamDate(clock.now()); }

    /// Both ends belong to it.
    int pick(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); }
    bool oneIn(int count) { return pick(1, count) == 1; }
    template <class Items>
    auto& any(Items& items) {
        return items.at(static_cast<std::size_t>(pick(0, static_cast<int>(items.size()) - 1)));
    }
    /// For the test that nothing of what a province can live through was forgotten.
    void happened(const std::string& what) { ++happenings[what]; }

    std::mt19937 random;
    storage::Database database;
    ManualClock clock;
    app::Directory directory{database, clock};
    Facts facts;
    std::vector<domain::Sequence> changes;  ///< at which the log may be looked at: never within a transaction
    std::map<std::string, int> happenings;
    std::vector<std::pair<domain::Date, domain::Date>> declaredPeriods;  ///< worth a question
    std::vector<domain::Date> successionDays;                            ///< the same
};

}  // namespace vanthu::tests::golden
