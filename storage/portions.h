#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace vanthu::storage {

/// Calls `read` with the values of the ids, at most 256 at a time, in their order: texts with IN lists stay
/// few and short, however many ids there are. Internal to storage/*.cpp.
template <class Id, class Read>
void forEachPortion(const std::vector<Id>& ids, Read&& read) {
    static constexpr std::size_t kAtOnce = 256;
    for (std::size_t begin = 0; begin < ids.size(); begin += kAtOnce) {
        std::vector<std::int64_t> some;
        for (std::size_t i = begin; i < std::min(begin + kAtOnce, ids.size()); ++i)
            some.push_back(ids[i].value);
        read(some);
    }
}

}  // namespace vanthu::storage
