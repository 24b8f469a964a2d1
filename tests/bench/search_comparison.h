#pragma once

#include "tests/bench/record.h"

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace vanthu::bench {

/// Names of the engines on the command line.
inline constexpr std::string_view kEngines[] = {"vanthu", "xapian", "fts5", "postgres", "recoll"};

/// How much is measured, and where.
struct ComparisonSize {
    std::filesystem::path below;       ///< folder whose disk is measured
    std::size_t articles{65'240};      ///< of codified law; fewer for a trial
    std::size_t documents{1'000'000};  ///< of the large index
    std::set<std::string> engines;     ///< only these; all when empty

    [[nodiscard]] bool wants(const std::string& engine) const {
        return engines.empty() || engines.contains(engine);
    }
};

/// vanthu, plain Xapian, FTS5, PostgreSQL and recoll on the same articles: building, size, memory, times of
/// one and eight clients, and quality in three spellings. Reports nothing but a line on standard error where
/// the material is absent.
void measureSearchEngines(const ComparisonSize& size, const Report& report);

/// A million documents, articles and titles, in the registries of 200 units: building, and the times of
/// readers with narrow and wide rights, beside plain Xapian, FTS5 and PostgreSQL.
void measureMillion(const ComparisonSize& size, const Report& report);

}  // namespace vanthu::bench
