#pragma once

#include <algorithm>
#include <vector>

namespace vanthu::domain {

/// Ascending, each value once.
template <class T>
void sortUnique(std::vector<T>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace vanthu::domain
