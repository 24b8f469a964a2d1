#include "indexer/writer/document_sum.h"

#include "schemas/domain/hash.h"

namespace vanthu::indexer {
namespace {

/// Kinds of what is summed, so that equal bytes of two kinds do not have equal sums.
enum Kind : std::uint64_t { kTerm = 1, kPositions, kValue, kData };

std::uint64_t sumOf(Kind kind, std::string_view bytes, std::uint64_t number) {
    return domain::spread(domain::hashOf(bytes) + domain::spread(number * 8 + kind));
}

}  // namespace

std::uint64_t termSum(std::string_view term, std::uint32_t count) {
    return sumOf(kTerm, term, count);
}

std::uint64_t positionSum(std::string_view term, const std::vector<std::uint32_t>& positions) {
    if (positions.empty()) return 0;
    std::uint64_t all = positions.size();
    for (const auto position : positions)
        all = domain::spread(all + position);
    return sumOf(kPositions, term, all);
}

std::uint64_t valueSum(std::uint32_t slot, std::string_view value) {
    return value.empty() ? 0 : sumOf(kValue, value, slot);
}

std::uint64_t dataSum(std::string_view data) {
    return sumOf(kData, data, 0);
}

}  // namespace vanthu::indexer
