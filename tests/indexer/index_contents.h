#pragma once

#include "tests/indexer/indexer_process.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vanthu::tests {

/// Everything that can be told of an index from outside.
struct Contents {
    std::vector<domain::DocumentId> ids;
    std::map<std::string, std::vector<std::int64_t>> answers;  ///< hits and total of some queries
    std::map<std::string, std::vector<std::string>> facets;    ///< values and how many have them
    std::map<std::string, std::int64_t> collapsed;             ///< totals when copies count once
    std::vector<int> missingYears;
    domain::Sequence cursor{0};
    bool operator==(const Contents&) const = default;
};

[[nodiscard]] Contents contentsOf(const search::Index& index);

/// Sequence of the newest row.
[[nodiscard]] domain::Sequence lastChange(IndexedInstallation& installation);

/// Runs an indexer until the index is up to date; requires that it ends well.
void indexOnce(const IndexedInstallation& installation, std::vector<std::string> options = {});

}  // namespace vanthu::tests
