#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace vanthu::indexer {

// A document's sum, kept with its data, is that of all its terms, positions, values and data. It does not
// depend on their order, so that it can be checked in the order of the index and changed with a single term.
// Xapian's tables have no check sums of their own: a flipped bit would just be another number.

[[nodiscard]] std::uint64_t termSum(std::string_view term, std::uint32_t count);
/// 0 for a term without positions.
[[nodiscard]] std::uint64_t positionSum(std::string_view term, const std::vector<std::uint32_t>& positions);
[[nodiscard]] std::uint64_t valueSum(std::uint32_t slot, std::string_view value);
/// Of the data without the sum.
[[nodiscard]] std::uint64_t dataSum(std::string_view data);

}  // namespace vanthu::indexer
