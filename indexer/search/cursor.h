#pragma once

#include "indexer/search/index.h"

#include <cstddef>
#include <string>

namespace vanthu::search {

/// Deepest rank that can be paged to.
inline constexpr std::size_t kDeepestRank = 1'000'000;

/// What makes two searches the same, whatever the page: a hash over query and scope. Scope too, so that a
/// cursor is worth nothing to somebody else.
[[nodiscard]] std::string fingerprint(const Query& query, const domain::AccessScope& scope);

/// The place after `rank` results of that search, as an opaque word.
[[nodiscard]] std::string printPageCursor(std::size_t rank, const std::string& fingerprint);

/// Rank to go on at; 0 for "". Throws Error{invalidInput}, field "cursor", for anything that printPageCursor
/// did not make for this search.
[[nodiscard]] std::size_t parsePageCursor(std::string_view cursor, const std::string& fingerprint);

}  // namespace vanthu::search
