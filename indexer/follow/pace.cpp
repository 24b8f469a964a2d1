#include "indexer/follow/pace.h"

#include <algorithm>
#include <utility>

namespace vanthu::indexer {
namespace {

constexpr int kRestPerWork = 19;
/// However long one batch took: changes that come now are not kept waiting for those of a burst.
constexpr std::chrono::milliseconds kLongest{1000};

}  // namespace

std::chrono::nanoseconds Pace::rest(domain::Sequence head, std::size_t documents,
                                    std::chrono::nanoseconds took) {
    documents_ += documents;
    took_ += took;
    if (head == head_) return {};  // the head is asked for a few times a second only
    const auto grown = head - std::exchange(head_, head);
    const auto indexed = std::exchange(documents_, 0);
    const auto worked = std::exchange(took_, {});
    if (std::cmp_less_equal(grown, indexed)) return {};
    return std::min<std::chrono::nanoseconds>(kRestPerWork * worked, kLongest);
}

}  // namespace vanthu::indexer
